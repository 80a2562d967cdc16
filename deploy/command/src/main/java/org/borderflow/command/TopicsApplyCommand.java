package org.borderflow.command;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.TopicPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the topics what they are to be. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Create and alter topics, and print what was done. No topic is deleted or given fewer"
            + " partitions; more are given only while nothing is stored.")
final class TopicsApplyCommand implements Callable<Integer> {

  @Mixin private TopicOptions options;

  @Override
  public Integer call() throws InterruptedException {
    try (Admin admin = options.admin()) {
      TopicPlan plan = TopicPlan.of(admin, options.size());
      plan.apply(System.out::println);
      if (plan.steps().stream().allMatch(step -> step.change().isEmpty())) {
        System.out.println("Nothing was changed.");
      }
      return Main.DONE;
    }
  }
}
