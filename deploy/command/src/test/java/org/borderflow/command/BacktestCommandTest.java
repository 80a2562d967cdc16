package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.borderflow.command.backtest.BacktestCsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

  @TempDir private Path dir;

  @Test
  void writesEachMonthAtEachLeadAndAPageThatNeedsNothingElse() throws IOException {
    simulate("dirty.csv", "0.05");
    run("backtest --country NZL --from 2018-06 --to 2018-07 --out DIR/o DIR/dirty.csv");

    List<String> lines = Files.readAllLines(dir.resolve("o/backtest.csv"));
    assertThat(lines.get(0)).isEqualTo(BacktestCsv.HEADER);
    assertThat(lines.subList(1, lines.size()))
        .hasSize(2 * 3 * 18)
        .allMatch(line -> line.matches("12/16,(A|D|NET),2018-0[67],\\d+(,-?\\d+\\.\\d{3}){3},.*"));
    assertThat(Files.readString(dir.resolve("o/backtest.html")))
        .contains("<svg", "Migrant arrivals, rule 12/16", "coverage")
        .doesNotContain("http", "<script", "NaN");
  }

  @Test
  void theOrderOfTheRecordsDoesNotMatter() throws IOException {
    simulate("a.csv", "0");
    List<String> lines = Files.readAllLines(dir.resolve("a.csv"));
    Files.write(dir.resolve("late.csv"), turned(lines, 1, lines.size() / 2));
    Files.write(dir.resolve("early.csv"), turned(lines, lines.size() / 2, lines.size()));
    run("backtest --country NZL --out DIR/one DIR/a.csv");
    run("backtest --country NZL --out DIR/two DIR/early.csv DIR/late.csv");

    assertThat(dir.resolve("two/backtest.csv"))
        .hasSameTextualContentAs(dir.resolve("one/backtest.csv"));
    assertThat(dir.resolve("two/backtest.html"))
        .hasSameTextualContentAs(dir.resolve("one/backtest.html"));
  }

  private void simulate(String name, String dirty) {
    run(
        "simulate --kind stable --travellers 500 --from 2016-01-01 --to 2019-12-31 --seed 4"
            + " --dirty "
            + dirty
            + " --out DIR/"
            + name);
  }

  /** Some of the lines from the last to the first, under the header. */
  private static List<String> turned(List<String> lines, int from, int to) {
    List<String> turned = new ArrayList<>(lines.subList(from, to));
    Collections.reverse(turned);
    turned.add(0, lines.get(0));
    return turned;
  }

  private void run(String command) {
    assertThat(Main.run(command.replace("DIR", dir.toString()).split(" "))).isEqualTo(Main.DONE);
  }
}
