package org.borderflow.command;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.AccessPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what differs. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Print what acls apply would grant, and what it would leave; change nothing.")
final class AclsPlanCommand implements Callable<Integer> {

  @Mixin private AclOptions options;

  @Override
  public Integer call() throws InterruptedException {
    options.roles();
    try (Admin admin = options.admin()) {
      AccessPlan plan = options.plan(admin);
      plan.missing().forEach(each -> System.out.println("grant: " + AccessPlan.text(each)));
      plan.beyond().forEach(each -> System.out.println("left: " + AccessPlan.text(each)));
      if (plan.missing().isEmpty() && plan.beyond().isEmpty()) {
        System.out.println("Nothing differs.");
      }
      return Main.DONE;
    }
  }
}
