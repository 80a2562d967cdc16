package org.borderflow.command;

import java.nio.file.Path;
import java.util.Locale;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.UnusableInput;
import picocli.CommandLine.Option;

/** Which border posts there are, and what becomes of crossings at others. */
final class PostOptions {

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      description =
          "Post register:"
              + " border_post,name,time_zone,mode,latitude,longitude,valid_from,valid_to.")
  private Path posts;

  @Option(
      names = "--unknown-posts",
      defaultValue = "accept",
      paramLabel = "accept|refuse",
      description =
          "What becomes of crossings at posts that are not in the register on that date; without"
              + " --posts no post is unknown (default: ${DEFAULT-VALUE}).")
  private String unknown;

  /**
   * The register that was given.
   *
   * @throws Misuse if an option makes no sense
   * @throws UnusableInput if the register cannot be read
   */
  PostRegister register() {
    boolean refuses =
        switch (unknown.toLowerCase(Locale.ROOT)) {
          case "accept" -> false;
          case "refuse" -> true;
          default -> throw new Misuse("--unknown-posts: accept or refuse");
        };
    if (posts == null) {
      if (refuses) {
        throw new Misuse("--unknown-posts refuse: without --posts no post is known");
      }
      return PostRegister.empty();
    }
    PostRegister register = PostRegister.of(posts);
    return refuses ? register.refusingUnknown() : register;
  }
}
