package org.borderflow.view.sdmx;

import java.io.IOException;
import java.io.OutputStream;
import org.borderflow.view.cells.CellTable.Selection;

/** Writes cells in some format. Whatever is written, the same cells make the same bytes. */
@FunctionalInterface
public interface FlowWriter {

  /** Writes them; does not close. */
  void write(Selection cells, OutputStream out) throws IOException;
}
