package org.borderflow.command;

import org.borderflow.rules.RuleBook;
import org.borderflow.topology.retention.Retention;
import picocli.CommandLine.Option;

/** How long crossings are kept. */
final class RetentionOption {

  @Option(
      names = "--retention-days",
      defaultValue = "7320",
      paramLabel = "DAYS",
      description =
          "How long crossings are kept; what is dated before is refused"
              + " (default: ${DEFAULT-VALUE}, twenty years).")
  private int days;

  /** The retention asked for, if these rules can work with it. */
  Retention under(RuleBook rules) {
    int least = Retention.leastDays(rules);
    if (days < least) {
      throw new Misuse("--retention-days: these rules need at least " + least);
    }
    return new Retention(days);
  }
}
