package org.borderflow.ingest;

/** Told from time to time how far a file has been read. Must be quick: the reading waits for it. */
@FunctionalInterface
public interface IntakeProgress {

  /** Says nothing to anyone. */
  IntakeProgress SILENT = (source, bytesRead, bytesTotal, records) -> {};

  /** Value of {@code bytesTotal} for an input whose length is not known. */
  long UNKNOWN = -1;

  /**
   * @param source the file
   * @param bytesRead bytes read of it so far, still compressed if it is
   * @param bytesTotal its length in bytes, or {@link #UNKNOWN}
   * @param records records read since the intake began, of this file and those before
   */
  void at(String source, long bytesRead, long bytesTotal, long records);
}
