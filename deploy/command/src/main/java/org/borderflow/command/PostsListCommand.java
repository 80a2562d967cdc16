package org.borderflow.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.view.file.PostUse;
import org.borderflow.view.sort.CsvLine;
import org.borderflow.view.topic.TopicReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the posts of the crossings. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Print as CSV which border posts stand in the crossings received, in how many records, and"
            + " between which dates. Works while the deployment runs and while it does not.")
final class PostsListCommand implements Callable<Integer> {

  @Mixin private StoredOptions stored;

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      description = "Post register; without one no post is unknown.")
  private Path posts;

  @Option(names = "--unknown", description = "Only those that are not in the register then.")
  private boolean unknown;

  @Override
  public Integer call() {
    stored.check();
    PostRegister register = posts == null ? PostRegister.empty() : PostRegister.of(posts);
    try (Running running = new Running()) {
      Deployment.Cluster cluster = stored.cluster(running);
      System.out.println("border_post,known,records,first_date,last_date");
      for (PostUse use :
          PostUse.read(
              new TopicReader(cluster.connection()),
              new AvroSerdes(cluster.registry()),
              register::isUnknown)) {
        if (use.unknown() || !unknown) {
          System.out.println(line(use));
        }
      }
      return Main.DONE;
    }
  }

  private static CsvLine line(PostUse use) {
    return new CsvLine()
        .text(use.borderPost())
        .text(Boolean.toString(!use.unknown()))
        .number(use.records())
        .text(use.firstDate().toString())
        .text(use.lastDate().toString());
  }
}
