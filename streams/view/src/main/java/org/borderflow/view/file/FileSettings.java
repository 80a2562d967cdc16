package org.borderflow.view.file;

import java.nio.file.Path;
import java.time.LocalDate;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.view.sort.SortedRows;

/**
 * Where files are written and as of when.
 *
 * @param directory where the files go; made if missing
 * @param scratch where temporary files may be written while sorting; made if missing
 * @param asOf the as-of date
 * @param allowance the allowance for short stays, for the numbers of open stays
 * @param parallelism number of threads that read a topic
 * @param sortMemory bytes that sorting may use, more or less
 */
public record FileSettings(
    Path directory,
    Path scratch,
    LocalDate asOf,
    ShortStayAllowance allowance,
    int parallelism,
    long sortMemory) {

  /** The usual settings: 90 days in any 180, one reading thread per processor. */
  public static FileSettings of(Path directory, Path scratch, LocalDate asOf) {
    return new FileSettings(
        directory,
        scratch,
        asOf,
        ShortStayAllowance.SCHENGEN,
        Runtime.getRuntime().availableProcessors(),
        SortedRows.USUAL_MEMORY);
  }
}
