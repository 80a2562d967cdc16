package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.borderflow.command.backtest.BacktestCsv;
import org.borderflow.command.backtest.BacktestPage;
import org.borderflow.command.backtest.StandingCrossings;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Revisions;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.estimates.backtest.Backtest;
import org.borderflow.estimates.backtest.BacktestRow;
import org.borderflow.estimates.backtest.Scores;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.travel.Crossing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at crossing files from past as-of dates. Needs no cluster. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Look at crossing files from the end of each past month and hold the estimates that would"
            + " have been made against what came.")
final class BacktestCommand implements Callable<Integer> {

  private static final String AGENCY = "local";

  @Mixin private RuleOptions rules;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Crossings: .csv, .csv.gz, .jsonl, .jsonl.gz, or - for standard input.")
  private List<String> files;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Option(names = "--force", description = "Write into --out although it is not empty.")
  private boolean force;

  @Option(names = "--from", paramLabel = "MONTH", description = "First reference month, YYYY-MM.")
  private String from;

  @Option(names = "--to", paramLabel = "MONTH", description = "Last reference month, YYYY-MM.")
  private String to;

  @Mixin private PostOptions posts;

  @Override
  public Integer call() throws IOException {
    Method method = rules.method();
    RuleBook book = method.rules();
    int first = month("--from", from, Integer.MIN_VALUE);
    int last = month("--to", to, Integer.MAX_VALUE);
    if (first > last) {
      throw new Misuse("--from: " + from + " is after --to " + to);
    }
    checkFiles();
    OutputDirectory.prepare(out, force);
    Collection<List<Crossing>> travellers = read();
    List<String> lines = new ArrayList<>(List.of(BacktestCsv.HEADER));
    BacktestPage page = new BacktestPage(book.country());
    for (int rule = 0; rule < book.rules().size(); rule++) {
      String name = book.rules().get(rule).name();
      Backtest.Result result = Backtest.run(method, rule, travellers).between(first, last);
      lines.addAll(BacktestCsv.lines(name, result.rows()));
      page.add(name, result);
      print(name, result.rows());
    }
    Files.write(out.resolve("backtest.csv"), lines);
    Files.writeString(out.resolve("backtest.html"), page.html());
    System.out.println("results in " + out);
    return Main.DONE;
  }

  private void checkFiles() {
    if (Collections.frequency(files, "-") > 1) {
      throw new Misuse("-: standard input can be read only once");
    }
    for (String file : files) {
      if (!file.equals("-")) {
        FileIntake.check(Path.of(file), Optional.empty());
      }
    }
  }

  private Collection<List<Crossing>> read() {
    StandingCrossings crossings =
        new StandingCrossings(
            new IntakeSettings(
                AGENCY,
                "backtest",
                new Pseudonyms(PseudonymKey.generate()),
                posts.register(),
                LocalDate.now(ZoneOffset.UTC).plusDays(1)));
    files.forEach(crossings::read);
    Collection<List<Crossing>> travellers = crossings.byTraveller();
    if (travellers.isEmpty()) {
      throw new Misuse("no crossing was read; " + crossings.refused() + " records were refused");
    }
    if (crossings.refused() > 0) {
      System.err.println("warning: " + crossings.refused() + " records were refused");
    }
    return travellers;
  }

  private static int month(String option, String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      YearMonth month = YearMonth.parse(text);
      return month.getYear() * 12 + month.getMonthValue() - 1;
    } catch (DateTimeException e) {
      throw new Misuse(option + ": '" + text + "' is not a month written YYYY-MM");
    }
  }

  private static void print(String rule, List<BacktestRow> rows) {
    for (Flow flow : Flow.values()) {
      System.out.printf(
          "%n%s, rule %s%nlead  months     bias  revision  relative  best baseline  coverage"
              + "     width     score%n",
          BacktestPage.name(flow), rule);
      for (int lead = 0; lead <= Revisions.LAST_LEAD; lead++) {
        Scores each = Scores.of(rows, flow, lead, lead);
        System.out.printf(
            Locale.ROOT,
            "%4d  %6d  %+6.1f %%  %8.1f  %6.1f %%       %6.1f %%   %5.1f %%  %8.1f  %8.1f%n",
            lead,
            each.rows(),
            100 * each.bias(),
            each.revision(),
            100 * each.relative(),
            100 * each.best(),
            100 * each.coverage(),
            each.width(),
            each.score());
      }
    }
  }
}
