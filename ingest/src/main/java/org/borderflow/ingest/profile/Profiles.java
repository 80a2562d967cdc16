package org.borderflow.ingest.profile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borderflow.ingest.read.UnusableInput;

/** The profiles there are: some ship with borderflow, others are the agency's own files. */
public final class Profiles {

  private static final List<String> NAMES = List.of("ecuador-esi", "us-i94-stays");

  private Profiles() {}

  /** The profiles that ship with borderflow. */
  public static List<Profile> shipped() {
    return NAMES.stream().map(Profiles::shipped).toList();
  }

  /**
   * The profile that a user asks for.
   *
   * @param asked name of one that ships with borderflow, or a file
   * @throws UnusableInput if there is none, or something is wrong with it
   */
  public static Profile of(String asked) {
    if (NAMES.contains(asked)) {
      return shipped(asked);
    }
    Path file = Path.of(asked);
    if (!Files.isRegularFile(file)) {
      throw new UnusableInput(
          asked + ": no such profile: neither a file nor one of " + String.join(", ", NAMES));
    }
    Path directory = file.toAbsolutePath().getParent();
    return ProfileFile.read(Place.directory(directory), file.getFileName().toString(), asked);
  }

  private static Profile shipped(String name) {
    return ProfileFile.read(Place.shipped(), name + ".yaml", name);
  }
}
