package org.borderflow.command;

import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.AccessPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Grants what is missing. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Grant what is missing, and print what was granted. What somebody else has granted is left;"
            + " nothing is taken away.")
final class AclsApplyCommand implements Callable<Integer> {

  @Mixin private AclOptions options;

  @Override
  public Integer call() throws InterruptedException {
    options.roles();
    try (Admin admin = options.admin()) {
      AccessPlan plan = options.plan(admin);
      AclOptions.ask(() -> plan.apply(admin));
      plan.missing().forEach(each -> System.out.println("granted: " + AccessPlan.text(each)));
      plan.beyond().forEach(each -> System.out.println("left: " + AccessPlan.text(each)));
      if (plan.missing().isEmpty()) {
        System.out.println("Nothing was changed.");
      }
      return Main.DONE;
    }
  }
}
