package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases out of a real log: what they say, and that they go on saying it. */
class ReleaseTest {

  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  private static final List<String> FILES =
      List.of(
          "flows-public.csv",
          "flows.csv",
          "release.json",
          "revisions.csv",
          "stay-lengths-public.csv",
          "stay-lengths.csv");

  @TempDir private Path dir;

  private EmbeddedRegistry registry;
  private String header;
  private final List<String> early = new ArrayList<>();
  private final List<String> late = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    Files.writeString(dir.resolve("disclosure.key"), KEY);
    Path crossings = dir.resolve("crossings.csv");
    String[] simulation = {
      "simulate",
      "--travellers",
      "400",
      "--from",
      "2020-01-01",
      "--to",
      "2022-12-31",
      "--seed",
      "8",
      "--out",
      crossings.toString()
    };
    assertThat(Main.run(simulation)).isZero();
    List<String> lines = Files.readAllLines(crossings);
    header = lines.remove(0);
    int column = List.of(header.split(",")).indexOf("crossed_at");
    Random random = new Random(8);
    for (String line : lines) {
      boolean happened = line.split(",", -1)[column].compareTo("2022-01-01") < 0;
      (happened && random.nextInt(20) > 0 ? early : late).add(line);
    }
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Tag("long")
  @Test
  void theSameRecordsMakeTheSameReleasesWhateverTheOrder() throws IOException {
    try (EmbeddedBroker one = EmbeddedBroker.start(dir.resolve("kafka-one"));
        EmbeddedBroker other = EmbeddedBroker.start(dir.resolve("kafka-other"))) {
      Site first = new Site("one", one);
      first.takeIn("2021-12-31", early);
      first.release("2021-12-31");
      first.takeIn("2022-12-31", late);
      first.release("2022-12-31");

      Collections.shuffle(early, new Random(1));
      Collections.shuffle(late, new Random(2));
      Site second = new Site("other", other);
      int half = early.size() / 2;
      second.takeIn("2021-12-31", early.subList(half, early.size()));
      second.takeIn("2021-12-31", early.subList(0, half));
      second.release("2021-12-31");
      second.takeIn("2022-12-31", late);
      second.release("2022-12-31");

      for (String release : List.of("2021-12-31", "2022-12-31")) {
        for (String file : FILES) {
          assertThat(second.released(release, file))
              .hasSameBinaryContentAs(first.released(release, file));
        }
      }
      sayWhatTheStreamsSay(first);
      goOnSayingIt(first);
      addUp(first.released("2022-12-31", "revisions.csv"));
    }
  }

  private static void sayWhatTheStreamsSay(Site site) {
    for (String release : List.of("2021-12-31", "2022-12-31")) {
      for (String file :
          List.of("flows.csv", "flows-public.csv", "stay-lengths.csv", "stay-lengths-public.csv")) {
        assertThat(site.released(release, file))
            .hasSameBinaryContentAs(site.streamed(release, file));
      }
    }
  }

  private void goOnSayingIt(Site site) throws IOException {
    assertThat(site.run("again", "--number", "1")).isZero();
    assertThat(site.run("same", "--as-of", "2022-12-31")).isZero();
    for (String file : FILES) {
      assertThat(site.released("again", file))
          .hasSameBinaryContentAs(site.released("2021-12-31", file));
      assertThat(site.released("same", file))
          .hasSameBinaryContentAs(site.released("2022-12-31", file));
    }
    JsonNode manifest = new ObjectMapper().readTree(site.released("same", "release.json").toFile());
    assertThat(manifest.get("number").asInt()).isEqualTo(2);
    assertThat(manifest.get("previous").asInt()).isEqualTo(1);
    assertThat(site.run("other-rules", "--as-of", "2022-12-31", "--rules", "9/12")).isZero();
    assertThat(site.released("other-rules", "release.json")).content().contains("\"number\" : 3");
    assertThat(site.run("former", "--as-of", "2022-12-31")).isZero();
    assertThat(site.released("former", "release.json"))
        .hasSameBinaryContentAs(site.released("2022-12-31", "release.json"));
    assertThat(site.run("nothing", "--number", "7")).isEqualTo(Main.MISUSE);
  }

  private static void addUp(Path revisions) throws IOException {
    List<String> lines = Files.readAllLines(revisions);
    assertThat(lines.get(0))
        .isEqualTo(
            "MEASURE,RULE,DIRECTION,TIME_PERIOD,previous,new_records,late_records,"
                + "corrections_and_links,outcomes_now_known,model,rules,current");
    Map<Integer, BigDecimal> moved = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 4; i < fields.length - 1; i++) {
        BigDecimal part = new BigDecimal(fields[i]);
        sum = sum.add(part);
        moved.merge(i, part.abs(), BigDecimal::add);
      }
      assertThat(sum).as(line).isEqualByComparingTo(new BigDecimal(fields[fields.length - 1]));
    }
    // new records, late records, outcomes now known, model
    assertThat(List.of(moved.get(5), moved.get(6), moved.get(8), moved.get(9)))
        .allMatch(part -> part.signum() > 0);
  }

  @Tag("slow")
  @Test
  void anEmbargoIsPartOfARelease() throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("kafka"))) {
      Site site = new Site("site", broker);
      site.takeIn("2021-12-31", early);
      Path calendar = dir.resolve("calendar.csv");
      Files.writeString(calendar, "as_of,embargo_until\n2021-12-31,2022-01-20T10:45:00+13:00\n");

      assertThat(
              site.run(
                  "public",
                  "--as-of",
                  "2021-12-31",
                  "--calendar",
                  calendar.toString(),
                  "--public-only"))
          .isZero();

      assertThat(site.released("public", "release.json"))
          .content()
          .contains("\"embargo_until\" : \"2022-01-20T10:45+13:00\"");
      try (Stream<Path> files = Files.list(dir.resolve("site-public"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder(
                "flows-public.csv", "stay-lengths-public.csv", "release.json");
      }
      assertThat(site.run("other", "--as-of", "2021-11-30", "--calendar", calendar.toString()))
          .isEqualTo(Main.MISUSE);
    }
  }

  /** A data directory and its cluster. */
  private final class Site {

    private final String name;
    private final List<String> cluster;

    Site(String name, EmbeddedBroker broker) {
      this.name = name;
      this.cluster =
          List.of(
              "--data",
              dir.resolve("data-" + name).toString(),
              "--bootstrap-servers",
              broker.bootstrapServers(),
              "--registry",
              registry.url(),
              "--disclosure-key",
              dir.resolve("disclosure.key").toString());
    }

    void takeIn(String asOf, List<String> lines) throws IOException {
      Path file = dir.resolve("part.csv");
      Files.writeString(file, header + "\n" + String.join("\n", lines) + "\n");
      replay(
          "--force",
          "--country",
          "NZL",
          "--as-of",
          asOf,
          "--out",
          streamed(asOf, "").toString(),
          file.toString());
    }

    private void replay(String first, String... more) {
      List<String> args = new ArrayList<>(List.of("replay", first));
      args.addAll(Arrays.asList(more));
      args.addAll(cluster);
      assertThat(Main.run(args.toArray(String[]::new))).isZero();
    }

    void release(String asOf) {
      assertThat(run(asOf, "--as-of", asOf)).isZero();
    }

    int run(String out, String... options) {
      List<String> args =
          new ArrayList<>(List.of("release", "--out", released(out, "").toString()));
      args.addAll(Arrays.asList(options));
      args.addAll(cluster);
      return Main.run(args.toArray(String[]::new));
    }

    Path released(String out, String file) {
      return dir.resolve(name + "-" + out).resolve(file);
    }

    Path streamed(String asOf, String file) {
      return dir.resolve(name + "-streamed-" + asOf).resolve(file);
    }
  }
}
