package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.borderflow.ingest.http.IntakeTls;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.tls.Certificates;
import org.borderflow.ingest.tls.KeyedCertificate;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Fingerprint;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge agent against the HTTP intake, on a real broker and a real registry. */
class EdgeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PseudonymKey KEY = PseudonymKey.generate();
  private static final String HEADER =
      "record_id,direction,crossed_at,border_post,person_id,citizenship\n";

  /** Of a made-up passport; a quoted value over two lines of the file. */
  private static final String ZONE =
      "P<FRADOE<<JANE" + "<".repeat(30) + "\nL898902C36FRA7408122F1204159ZE184226B<<<<<10";

  /** How often the agent is killed, and how many records each of three files has. */
  private static final int KILLS = Integer.getInteger("borderflow.edge.kills", 5);

  private static final int RECORDS = Integer.getInteger("borderflow.edge.records", 12_500);
  private static final int LARGEST_BATCH = 1_999;

  /** What happens before the agent is killed. */
  private enum Trouble {
    NONE,
    NO_INTAKE_AT_FIRST,
    NO_INTAKE_FOR_A_WHILE,
    KAFKA_STARTS_AGAIN,
    NO_KAFKA_FOR_A_WHILE
  }

  @TempDir private static Path data;
  private static BareCluster cluster;
  private static String apiKey;

  @TempDir private Path dir;
  private Path spool;
  private Path keyFile;

  @BeforeAll
  static void start() {
    cluster = BareCluster.start(data);
    apiKey =
        new AgencyRegister(data).add(new Agency("POST", Role.AGENCY, Set.of(), 0, null, false, ""));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void makeSpool() throws IOException {
    spool = dir.resolve("spool");
    Files.createDirectories(spool.resolve("incoming"));
    keyFile = dir.resolve("key.txt");
    Files.writeString(keyFile, apiKey + "\n");
  }

  @Tag("long")
  @Test
  void killedAgainAndAgainItLosesAndRepeatsNothing() throws Exception {
    Random random = new Random(5);
    Set<String> sent = new HashSet<>();
    Map<String, List<String>> refused = new TreeMap<>();
    for (String name : List.of("z.csv", "b.csv.gz", "c.jsonl")) {
      refused.put(name, write(name, random, sent));
    }

    Door door = door(0);
    int port = door.port();
    try {
      for (int time = 0; time < KILLS; time++) {
        Trouble trouble = Trouble.values()[time % Trouble.values().length];
        if (trouble == Trouble.NO_INTAKE_AT_FIRST) {
          door.close();
        }
        try (EdgeProcess agent = agent(port)) {
          if (trouble == Trouble.NO_INTAKE_AT_FIRST) {
            agent.until(() -> said(agent).contains("cannot be reached"));
            door = door(port);
          }
          agent.until(moved());
          switch (trouble) {
            case NO_INTAKE_FOR_A_WHILE -> {
              door.close();
              agent.until(() -> said(agent).contains("cannot be reached"));
              door = door(port);
            }
            case KAFKA_STARTS_AGAIN -> {
              cluster.stopBroker();
              cluster.startBroker();
            }
            case NO_KAFKA_FOR_A_WHILE -> {
              cluster.stopBroker();
              agent.until(() -> said(agent).contains("answers 503"));
              cluster.startBroker();
            }
            default -> {}
          }
          for (int more = random.nextInt(4); more > 0; more--) {
            agent.until(moved());
          }
        }
        assertThat(names("incoming")).as("not all is delivered at kill %s", time).isNotEmpty();
      }
      try (EdgeProcess agent = agent(port, "--once")) {
        assertThat(agent.end()).as(agent.said()).isZero();
      }
    } finally {
      door.close();
    }

    List<ReceivedCrossing> stored =
        Received.of(cluster.deployment(), ReceivedCrossing.class).stream()
            .filter(crossing -> crossing.getRecordId().matches("[zbc]-\\d+"))
            .toList();
    assertThat(stored.stream().map(ReceivedCrossing::getRecordId).collect(Collectors.toSet()))
        .isEqualTo(sent);
    assertThat(stored.stream().map(EdgeTest::facts).distinct())
        .as("what came again is a duplicate of what came before")
        .hasSameSizeAs(sent);
    assertThat(stored.size() - sent.size())
        .as("a batch for each kill, and one for each other trouble")
        .isLessThanOrEqualTo(2 * KILLS * LARGEST_BATCH);
    assertThat(names("incoming")).isEmpty();
    assertThat(names("rejected")).isEmpty();
    for (Map.Entry<String, List<String>> file : refused.entrySet()) {
      JsonNode report = report("done", file.getKey());
      assertThat(told(report)).as(file.getKey()).isEqualTo(file.getValue());
      assertThat(report.get("received").asInt()).isEqualTo(RECORDS);
      assertThat(report.get("accepted").asInt()).isEqualTo(RECORDS - file.getValue().size());
      assertThat(report.get("duplicates").asInt()).isZero();
      assertThat(report.get("rejected").asInt()).isEqualTo(file.getValue().size());
    }
  }

  @Test
  void aFileOfWhichNothingCanBeReadStandsInNobodysWay() throws Exception {
    put("1.csv", "nothing here\n");
    put("2.csv", HEADER + "o1,entry,2024-01-05,AKL,P1,FRA\n\no2,aside,2024-01-05,AKL,P1,FRA\no3\n");
    put("3.jsonl", "{}\n");
    put(".half", "on its way");

    try (Door door = door(0)) {
      assertThat(edge(door)).isEqualTo(Main.DONE);
      put("2.csv", HEADER);
      assertThat(edge(door)).isEqualTo(Main.DONE);
    }

    assertThat(names("incoming")).containsExactly(".half");
    assertThat(names("rejected")).containsExactly("1.csv", "1.csv.report.json");
    assertThat(report("rejected", "1.csv").get("problem").asText()).startsWith("1.csv: no header");
    assertThat(report("rejected", "1.csv").get("received").asInt()).isZero();
    assertThat(names("done"))
        .containsExactly(
            "2.csv",
            "2.csv.2",
            "2.csv.2.report.json",
            "2.csv.report.json",
            "3.jsonl",
            "3.jsonl.report.json");
    assertThat(told(report("done", "2.csv")))
        .containsExactly("4 o2 BAD_VALUE direction", "5  MALFORMED_LINE ");
    assertThat(report("done", "2.csv.2").get("received").asInt()).isZero();
    assertThat(told(report("done", "3.jsonl"))).containsExactly("1  MISSING_FIELD record_id");
  }

  @Test
  void goesByTheTimeOfTheFilesThenByTheirNames() throws Exception {
    put("a.csv", HEADER + "n3,entry,2024-01-05,AKL,P1,FRA\n");
    put("b.csv", HEADER + "n1,entry,2024-01-05,AKL,P1,FRA\n");
    put("c.csv", HEADER + "n2,entry,2024-01-05,AKL,P1,FRA\n");
    for (String older : List.of("b.csv", "c.csv")) {
      Files.setLastModifiedTime(
          spool.resolve("incoming").resolve(older), FileTime.fromMillis(1_700_000_000_000L));
    }

    try (Door door = door(0);
        EdgeProcess agent = agent(door.port(), "--once")) {
      assertThat(agent.end()).isZero();

      assertThat(agent.said().lines().map(line -> line.substring(0, line.indexOf(':'))))
          .containsExactly("b.csv", "c.csv", "a.csv");
    }
  }

  @Test
  void withoutAKeyTheFilesAreKept() throws Exception {
    put("a.csv", HEADER + "k1,entry,2024-01-05,AKL,P1,FRA\n");
    Files.writeString(keyFile, "bf_nonsense");

    try (Door door = door(0)) {
      assertThat(edge(door)).isEqualTo(Main.MISUSE);
      assertThat(names("incoming")).containsExactly("a.csv");
      Files.writeString(keyFile, apiKey);
      assertThat(edge(door)).isEqualTo(Main.DONE);
    }
    assertThat(report("done", "a.csv").get("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void deliversUnderACertificateToAnIntakeThatItTrusts() throws Exception {
    TestAuthority authority = new TestAuthority(dir, "authority");
    Path shown = authority.sign("post");
    String fingerprint = Fingerprint.of(Certificates.of(shown).get(0));
    new AgencyRegister(data)
        .bind(new Agency("HARBOUR", Role.AGENCY, Set.of(), 0, null, false, "", fingerprint, false));
    IntakeTls tls =
        new IntakeTls(
            KeyedCertificate.of(authority.sign("intake"), authority.key("intake")),
            Certificates.of(authority.certificate()));
    put("a.csv", HEADER + "c1,entry,2024-01-05,AKL,P1,FRA\n");

    try (Door door = door(0, Optional.of(tls))) {
      String[] options = {
        "edge",
        "--once",
        "--spool",
        spool.toString(),
        "--to",
        "https://localhost:" + door.port(),
        "--trust",
        authority.certificate().toString(),
        "--client-certificate",
        shown.toString(),
        "--client-key",
        authority.key("post").toString()
      };
      assertThat(Main.run(options)).isEqualTo(Main.DONE);
    }
    assertThat(report("done", "a.csv").get("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void whatTheEdgePseudonymisesIsWhatTheIntakeWouldHaveMadeOfIt() throws Exception {
    Files.writeString(
        keyFile,
        new AgencyRegister(data)
            .add(new Agency("BRIDGE", Role.AGENCY, Set.of(), 0, null, false, "", null, true)));
    Path secret = Files.writeString(dir.resolve("secret"), KEY.hex());
    String table =
        "record_id,record_type,corrects,direction,crossed_at,border_post,person_id,document_issuer,"
            + "document_number,mrz,birth_date,sex,citizenship,permit\n"
            + "q1,,,entry,2024-01-05T10:00:00+01:00,AKL,4711,,,,1980-02-03,f,FRA,\"A\"\n\n"
            + "q2,,,exit,2024-01-07,AKL,,D,l01x00t47,,1981,,D,\n"
            + "q3,,,exit,2024-01-07,AKL,,,,\""
            + ZONE
            + "\",,,,\n"
            + "q4,,,exit,2024-01-07,AKL,,,,NO-ZONE-4712,,,FRA,\n"
            + "q5,,,exit,2024-01-07,AKL,,,4713,,,,FRA,\n"
            + "q6,,,exit,2024-01-07,AKL,4714,,,,1980-13,,FRA,\n"
            + "q7,,,exit,2024-01-07,AKL,4715\n"
            + "q8,CANCELLATION,q1,,,,,,,,,,,\n"
            + "q9,,,exit,2024-01-07,AKL,4716,,,,,neither,FRA,\n"
            + "q10,,,exit,never,AKL,,,,,,,FRA,\n";
    String lines =
        "{\"record_id\":\"q11\",\"direction\":\"entry\",\"crossed_at\":\"2024-01-05\","
            + "\"border_post\":\"AKL\",\"person_id\":4717,\"citizenship\":\"FRA\"}\n"
            + "{\"record_id\":\"q12\",\n";
    put("a.csv", table);
    put("b.jsonl", lines);
    try (Door door = door(0)) {
      assertThat(edge(door)).isEqualTo(Main.DONE);
      List<String> byTheIntake = facts("q");
      put("sealed.csv", table);
      put("sealed.jsonl", lines);
      assertThat(edge(door, "--key-secret", secret.toString())).isEqualTo(Main.DONE);
      List<String> both = new ArrayList<>(byTheIntake);
      both.addAll(byTheIntake);

      assertThat(byTheIntake).hasSize(5);
      assertThat(facts("q")).containsExactlyInAnyOrderElementsOf(both);
    }
    assertThat(report("done", "sealed.csv").get("rejections"))
        .isEqualTo(report("done", "a.csv").get("rejections"))
        .hasSize(6);
    assertThat(report("done", "sealed.jsonl").get("rejections"))
        .isEqualTo(report("done", "b.jsonl").get("rejections"))
        .hasSize(1);
  }

  @Test
  void otherPseudonymsThanTheIntakesAreNotTakenIn() throws Exception {
    String key =
        new AgencyRegister(data)
            .add(new Agency("TUNNEL", Role.AGENCY, Set.of(), 0, null, false, "", null, true));
    Path secret = Files.writeString(dir.resolve("secret"), KEY.hex());
    Path other = Files.writeString(dir.resolve("other"), PseudonymKey.generate().hex());
    put("a.csv", HEADER + "w1,entry,2024-01-05,AKL,P1,FRA\n");

    try (Door door = door(0)) {
      Files.writeString(keyFile, key);
      assertThat(edge(door, "--key-secret", other.toString())).isEqualTo(Main.MISUSE);
      assertThat(names("incoming")).containsExactly("a.csv");

      Files.writeString(keyFile, apiKey);
      assertThat(edge(door, "--key-secret", secret.toString())).isEqualTo(Main.DONE);
    }
    assertThat(told(report("done", "a.csv"))).containsExactly("2 w1 NOT_PERMITTED traveller");
  }

  @Test
  void afterAChangeOfTheKeyAnEdgeKeepsItsFilesUntilItHasBoth() throws Exception {
    PseudonymKey changed = KEY.replaced(LocalDate.parse("2024-01-01"));
    String key =
        new AgencyRegister(data)
            .add(new Agency("QUAY", Role.AGENCY, Set.of(), 0, null, false, "", null, true));
    Files.writeString(keyFile, key);
    Path former = Files.writeString(dir.resolve("former"), KEY.text());
    Path both = Files.writeString(dir.resolve("both"), changed.text());
    put("a.csv", HEADER + "key1,entry,2024-01-05,AKL,P1,FRA\n");

    try (Door door = door(0, Optional.empty(), changed)) {
      assertThat(edge(door, "--key-secret", former.toString())).isEqualTo(Main.MISUSE);
      assertThat(names("incoming")).containsExactly("a.csv");
      assertThat(edge(door, "--key-secret", both.toString())).isEqualTo(Main.DONE);
    }
    assertThat(facts("key")).hasSize(1);
    assertThat(Received.of(cluster.deployment(), IdentityLink.class))
        .contains(
            new IdentityLink(
                new Pseudonyms(KEY).ofPerson("QUAY", "P1"),
                new Pseudonyms(changed).ofPerson("QUAY", "P1"),
                Rekeyed.REASON));
  }

  private static List<String> facts(String prefix) {
    return Received.of(cluster.deployment(), ReceivedCrossing.class).stream()
        .filter(crossing -> crossing.getRecordId().matches(prefix + "\\d+"))
        .map(EdgeTest::facts)
        .toList();
  }

  /** All of it but by which request it came. */
  private static String facts(ReceivedCrossing crossing) {
    return String.join(
        " ",
        crossing.getAgency(),
        crossing.getRecordId(),
        String.valueOf(crossing.getFingerprint()),
        String.valueOf(crossing.getOrigin().getLine()),
        String.valueOf(crossing.getCrossing()));
  }

  private static Door door(int port) {
    return door(port, Optional.empty());
  }

  private static Door door(int port, Optional<IntakeTls> tls) {
    return door(port, tls, KEY);
  }

  private static Door door(int port, Optional<IntakeTls> tls, PseudonymKey key) {
    return Door.open(
        new Door.Settings(
            Door.LOOPBACK, port, tls, data, true, key, PostRegister.empty(), Optional.empty()),
        cluster.deployment().cluster(),
        cluster.deployment()::notReady);
  }

  private int edge(Door door, String... more) {
    List<String> options = new ArrayList<>(List.of("edge", "--once"));
    options.addAll(List.of(more));
    return Main.run(options(door.port(), options.toArray(String[]::new)));
  }

  private EdgeProcess agent(int port, String... more) throws IOException {
    return EdgeProcess.start(dir.resolve("said.txt"), options(port, more));
  }

  private String[] options(int port, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("--spool", spool.toString(), "--to", "http://localhost:" + port));
    options.addAll(List.of("--key-file", keyFile.toString()));
    return options.toArray(String[]::new);
  }

  private static String said(EdgeProcess agent) {
    try {
      return agent.said();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of which some lines will be refused, and returns those. */
  private List<String> write(String name, Random random, Set<String> sent) throws IOException {
    boolean table = name.contains(".csv");
    List<String> refused = new ArrayList<>();
    StringBuilder text = new StringBuilder(table ? HEADER : "");
    int line = table ? 2 : 1;
    for (int record = 0; record < RECORDS; record++) {
      String id = name.charAt(0) + "-" + record;
      boolean good = random.nextInt(10) > 0;
      String direction = good ? "entry" : "aside";
      text.append(
          String.format(
              table
                  ? "%s,%s,2024-01-05,\"AKL\",P%s,FRA\n"
                  : "{\"record_id\":\"%s\",\"direction\":\"%s\",\"crossed_at\":\"2024-01-05\","
                      + "\"border_post\":\"AKL\",\"person_id\":\"P%s\",\"citizenship\":\"FRA\"}\n",
              id,
              direction,
              record));
      if (good) {
        sent.add(id);
      } else {
        refused.add(line + " " + id + " BAD_VALUE direction");
      }
      line++;
      if (random.nextInt(50) == 0) {
        text.append('\n');
        line++;
      }
    }
    Path file = dir.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      packed.write(text.toString().getBytes(UTF_8));
    }
    Files.move(file, spool.resolve("incoming").resolve(name));
    return refused;
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
    Files.move(dir.resolve(name), spool.resolve("incoming").resolve(name));
  }

  /** Whether the agent has got further than now. */
  private BooleanSupplier moved() {
    String before = position();
    return () -> !position().equals(before);
  }

  private String position() {
    try {
      Path progress = spool.resolve("state/progress.json");
      return Files.exists(progress) ? JSON.readTree(progress.toFile()).path("next").asText() : "";
    } catch (IOException e) {
      return ""; // taken away at this moment
    }
  }

  private List<String> names(String part) throws IOException {
    try (Stream<Path> files = Files.list(spool.resolve(part))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private JsonNode report(String part, String name) throws IOException {
    return JSON.readTree(spool.resolve(part).resolve(name + ".report.json").toFile());
  }

  private static List<String> told(JsonNode report) {
    List<String> told = new ArrayList<>();
    for (JsonNode rejection : report.get("rejections")) {
      assertThat(rejection.path("message").asText()).isNotBlank();
      told.add(
          String.join(
              " ",
              rejection.path("line").asText(),
              rejection.path("record_id").asText(),
              rejection.path("reason").asText(),
              rejection.path("field").asText()));
    }
    return told;
  }
}
