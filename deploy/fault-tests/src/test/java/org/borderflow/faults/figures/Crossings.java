package org.borderflow.faults.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.borderflow.faults.hosts.Site;
import org.borderflow.simulator.Chronicle;
import org.borderflow.simulator.Kind;
import org.borderflow.simulator.Simulation;

/**
 * The crossings of a made-up country, in a file, a record on each line.
 *
 * @param records how many
 */
public record Crossings(Path file, int records) {

  /** Of a traveller in two years, about. */
  private static final double OF_EACH = 7.5;

  private static final int DAYS_LEFT_OUT = 4;

  /**
   * Plays the two years that end some days before a day, so that none of the records is of a day
   * that a slow clock thinks has not come.
   */
  public static Crossings play(Path file, int about, long seed, LocalDate asOf) throws IOException {
    LocalDate to = asOf.minusDays(DAYS_LEFT_OUT);
    Chronicle chronicle =
        new Simulation(
                Site.COUNTRY,
                Math.max(1, Math.round(about / OF_EACH)),
                to.minusYears(2),
                to,
                seed,
                0,
                Kind.PLAIN)
            .play();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
      chronicle.writeCrossings(out);
    }
    return new Crossings(file, chronicle.crossings());
  }

  /** Begins to read; the first line is the header. */
  BufferedReader open() throws IOException {
    return Files.newBufferedReader(file, UTF_8);
  }
}
