package org.borderflow.exchange.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.mirror.Ledger;

/** The matrix as a file, for whoever keeps the deposits. */
public final class MatrixFile {

  private MatrixFile() {}

  /**
   * Writes all corridors and periods, of sexes and ages the totals, as SDMX-CSV 2.0 of {@code
   * BF:MIRROR(1.0)}. Nothing is withheld: who may read a deposit was said of readers over HTTP.
   * Does not close.
   */
  public static void write(Ledger ledger, OutputStream out) throws IOException {
    MatrixCsv.write(MatrixQuery.of(Map.of()), ledger, Reader.KEEPER, out);
  }
}
