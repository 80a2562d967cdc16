package org.borderflow.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.TopicPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what differs. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Print what topics apply would do, and what it would leave; change nothing.")
final class TopicsPlanCommand implements Callable<Integer> {

  @Mixin private TopicOptions options;

  @Override
  public Integer call() throws InterruptedException {
    try (Admin admin = options.admin()) {
      List<TopicPlan.Step> steps = TopicPlan.of(admin, options.size()).steps();
      steps.forEach(System.out::println);
      if (steps.isEmpty()) {
        System.out.println("Nothing differs.");
      }
      return Main.DONE;
    }
  }
}
