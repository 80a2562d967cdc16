package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Random;
import org.borderflow.contract.Topics;
import org.borderflow.view.topic.TopicReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many countries deposit many years of months, through HTTP into Kafka, and the matrix is told.
 * Small by default; how long it takes is printed, not judged. {@code
 * -Dborderflow.clearing.countries=50 -Dborderflow.clearing.years=20} is what is published of it.
 */
@Tag("slow")
class ClearingLoadTest {

  private static final int COUNTRIES = Integer.getInteger("borderflow.clearing.countries", 5);
  private static final int YEARS = Integer.getInteger("borderflow.clearing.years", 2);
  private static final int QUESTIONS = 200;
  private static final YearMonth LAST = YearMonth.of(2023, 12);

  @TempDir private Path dir;

  @Test
  void everyCorridorIsThere() throws Exception {
    List<String> areas =
        Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3).stream()
            .sorted()
            .limit(COUNTRIES)
            .toList();
    int corridors = COUNTRIES * (COUNTRIES - 1);
    try (BareCluster cluster = BareCluster.start(dir);
        ClearingDoor door =
            ClearingDoor.open(
                new ClearingDoor.Settings(
                    "127.0.0.1", 0, dir, false, null, List.of(), Duration.ZERO),
                cluster.deployment().cluster())) {
      Depositor office = new Depositor(door.port());
      Random random = new Random(1);
      long begun = System.nanoTime();
      long making = 0;
      long cells = 0;
      for (String area : areas) {
        long before = System.nanoTime();
        byte[] table = table(area, areas, random);
        making += System.nanoTime() - before;
        var answer = office.deposit(Depositor.definition(area), table);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        cells += 2L * (COUNTRIES - 1) * 12 * YEARS;
      }
      long deposited = System.nanoTime() - begun - making;
      awaitMatrix(cluster, 2L * corridors);
      long told = System.nanoTime() - begun - making;

      long[] taken = new long[QUESTIONS];
      for (int i = 0; i < QUESTIONS; i++) {
        String origin = areas.get(random.nextInt(areas.size()));
        String destination = areas.get((areas.indexOf(origin) + 1) % areas.size());
        long asked = System.nanoTime();
        String csv = office.csv("/v1/matrix?origin=" + origin + "&destination=" + destination);
        taken[i] = System.nanoTime() - asked;
        assertThat(csv.lines()).hasSize(12 * YEARS + 1);
      }
      Arrays.sort(taken);
      long asked = System.nanoTime();
      assertThat(office.json("/v1/corridors?freq=M&rule=12/16&from=2023&to=2023"))
          .hasSize(corridors);
      long heat = System.nanoTime() - asked;
      System.out.printf(
          "%d countries, %d years: %,d cells deposited in %.1f s, matrix of %,d corridors told after"
              + " %.1f s; a corridor is answered in %.0f ms (median), %.0f ms (longest of %d); all"
              + " corridors of a year in %.0f ms%n",
          COUNTRIES,
          YEARS,
          cells,
          deposited / 1e9,
          corridors,
          told / 1e9,
          taken[QUESTIONS / 2] / 1e6,
          taken[QUESTIONS - 1] / 1e6,
          QUESTIONS,
          heat / 1e6);
    }
  }

  /** Each series that was deposited makes its corridor be told once. */
  private static void awaitMatrix(BareCluster cluster, long records) {
    TopicReader reader = new TopicReader(cluster.deployment().connection());
    String topic = Topics.CLEARING_PUBLIC_MATRIX.name();
    // What ends transactions has offsets too, so the end may be reached a little early.
    while (reader.ends(topic).values().stream().mapToLong(Long::longValue).sum() < records
        || reader.read(topic, record -> {}) < records) {
      Thread.onSpinWait();
    }
  }

  private static byte[] table(String area, List<String> areas, Random random) {
    StringBuilder csv =
        new StringBuilder(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,DIRECTION,MEASURE,RULE,CITIZENSHIP,SEX,AGE,"
                + "COUNTERPART,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,AS_OF\n");
    for (String direction : List.of("A", "D")) {
      for (String other : areas) {
        int usual = 50 + random.nextInt(2_000);
        for (int month = 12 * YEARS - 1; month >= 0 && !other.equals(area); month--) {
          csv.append("dataflow,BF:FLOWS(1.0),I,M,")
              .append(area)
              .append(',')
              .append(direction)
              .append(",MIGRANTS,12/16,_T,_T,_T,")
              .append(other)
              .append(',')
              .append(LAST.minusMonths(month))
              .append(',')
              .append(usual + random.nextInt(usual))
              .append(",A,F,2024-05-31\n");
        }
      }
    }
    return csv.toString().getBytes(UTF_8);
  }
}
