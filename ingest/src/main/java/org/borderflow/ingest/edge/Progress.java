package org.borderflow.ingest.edge;

/**
 * How far a file has got.
 *
 * @param file its name
 * @param digest of its bytes; a file of the same name with others is another one
 * @param next first line that has not been answered for
 * @param received records answered for
 * @param accepted of those, the accepted ones
 * @param duplicates of those, the ones that had come before
 * @param rejected of those, the refused ones
 * @param rejectionBytes how much of the file of rejections belongs to them
 */
record Progress(
    String file,
    String digest,
    long next,
    long received,
    long accepted,
    long duplicates,
    long rejected,
    long rejectionBytes) {

  static Progress begin(String file, String digest) {
    return new Progress(file, digest, 1, 0, 0, 0, 0, 0);
  }

  boolean isOf(String otherFile, String otherDigest) {
    return file.equals(otherFile) && digest.equals(otherDigest);
  }

  Progress with(Told told, long nextLine, long bytes) {
    return new Progress(
        file,
        digest,
        nextLine,
        received + told.received(),
        accepted + told.accepted(),
        duplicates + told.duplicates(),
        rejected + told.rejections().size(),
        bytes);
  }

  @Override
  public String toString() {
    return String.format(
        "%s: received %,d = accepted %,d + duplicates %,d + rejected %,d",
        file, received, accepted, duplicates, rejected);
  }
}
