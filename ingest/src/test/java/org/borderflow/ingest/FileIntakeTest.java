package org.borderflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Partitioning;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.contract.TraceHeader;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.ingest.publish.IntakeFailure;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the bytes of a file to what is put into Kafka. */
class FileIntakeTest {

  private static final String HEADER =
      "record_id,direction,crossed_at,border_post,person_id,document_issuer,document_number,"
          + "birth_date,sex,citizenship,purpose,authorised_until,sequence,record_type,corrects";
  private static final String SECRET = "QX7731905";
  private static final int PARTITIONS = 4;

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes;
  private final MockProducer<byte[], byte[]> producer;
  private final RecordPublisher publisher;
  private FileIntake intake;

  FileIntakeTest() {
    TopicSetup.register(registry);
    serdes = new AvroSerdes(registry);
    producer = producer(true);
    publisher = new RecordPublisher(producer, serdes);
    intake = new FileIntake(settings(), publisher);
  }

  private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
    Node node = new Node(0, "none", 1);
    List<PartitionInfo> partitions = new ArrayList<>();
    for (String topic : List.of(Topics.RECEIVED.name(), Topics.REJECTED.name())) {
      for (int i = 0; i < PARTITIONS; i++) {
        partitions.add(new PartitionInfo(topic, i, node, new Node[] {node}, new Node[] {node}));
      }
    }
    Cluster cluster =
        new Cluster("c", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
    return new MockProducer<>(
        cluster, autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static IntakeSettings settings() {
    return settings(
        PostRegister.of(
            "posts",
            stream(
                "border_post,name,time_zone,valid_to\n"
                    + "NZAKL,Auckland,Pacific/Auckland,2024-11-30\n")));
  }

  private static IntakeSettings settings(PostRegister posts) {
    return new IntakeSettings(
        "local",
        "run",
        new Pseudonyms(PseudonymKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII))),
        posts,
        LocalDate.parse("2024-12-31"));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private void reads(String... lines) {
    intake.read(
        "f.csv", stream(HEADER + "\n" + String.join("\n", lines) + "\n"), ReadingFormat.CSV);
  }

  private static String line(Map<String, String> changed) {
    Map<String, String> cells =
        new HashMap<>(
            Map.of(
                "record_id", "r1",
                "direction", "ENTRY",
                "crossed_at", "2024-03-05T14:10:00+13:00",
                "border_post", "NZAKL",
                "document_issuer", "FRA",
                "document_number", SECRET,
                "birth_date", "1987-06-23",
                "citizenship", "FRA"));
    cells.putAll(changed);
    List<String> line = new ArrayList<>();
    for (String column : HEADER.split(",")) {
      line.add(cells.getOrDefault(column, ""));
    }
    return String.join(",", line);
  }

  private static String line(String column, String value) {
    return line(Map.of(column, value));
  }

  @Test
  void postsThatAreNotInTheRegisterAreCounted() {
    reads(
        line("record_id", "known"),
        line(Map.of("record_id", "late", "crossed_at", "2024-12-01")),
        line(Map.of("record_id", "b", "border_post", "WLG", "crossed_at", "2024-02-02")),
        line(Map.of("record_id", "c", "border_post", "WLG", "crossed_at", "2024-01-01")),
        line(Map.of("record_id", "d", "border_post", "OTHER", "sex", "no")));

    assertThat(intake.count().sent()).isEqualTo(4);
    assertThat(intake.count().unknownPosts())
        .containsExactly(
            new UnknownPosts.Count(
                "NZAKL", 1, LocalDate.parse("2024-12-01"), LocalDate.parse("2024-12-01")),
            new UnknownPosts.Count(
                "WLG", 2, LocalDate.parse("2024-01-01"), LocalDate.parse("2024-02-02")));
    assertThat(intake.count().warnings())
        .containsExactly("3 records at posts that are not in the register: 2 posts");
  }

  @Test
  void postsThatAreNotInTheRegisterAreRefusedIfWanted() {
    intake = new FileIntake(settings(settings().posts().refusingUnknown()), publisher);

    reads(
        line("record_id", "known"),
        line(Map.of("record_id", "late", "crossed_at", "2024-12-01")),
        line(Map.of("record_id", "b", "border_post", "WLG")));

    assertThat(rejections())
        .extracting(Rejection::getRecordId, Rejection::getReason, Rejection::getField)
        .containsExactly(
            tuple("late", RejectionReason.UNKNOWN_CODE, "border_post"),
            tuple("b", RejectionReason.UNKNOWN_CODE, "border_post"));
    assertThat(rejections()).extracting(Rejection::getBorderPost).containsExactly("NZAKL", "WLG");
    assertThat(intake.count().unknownPosts()).isEmpty();
  }

  private List<Object> events() {
    return producer.history().stream()
        .filter(message -> message.topic().equals(Topics.RECEIVED.name()))
        .map(
            message ->
                serdes
                    .value(Topics.RECEIVED)
                    .deserializer()
                    .deserialize(message.topic(), message.value()))
        .map(IntakeEvent::getEvent)
        .toList();
  }

  private Crossing only() {
    assertThat(events()).hasSize(1);
    return ((ReceivedCrossing) events().get(0)).getCrossing();
  }

  private List<Rejection> rejections() {
    return producer.history().stream()
        .filter(message -> message.topic().equals(Topics.REJECTED.name()))
        .map(
            message ->
                serdes
                    .value(Topics.REJECTED)
                    .deserializer()
                    .deserialize(message.topic(), message.value()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          record_id        | ''                        | MISSING_FIELD
          direction        | ''                        | MISSING_FIELD
          direction        | SIDEWAYS                  | BAD_VALUE
          crossed_at       | ''                        | MISSING_FIELD
          crossed_at       | 2023-02-29                | BAD_DATE
          crossed_at       | 2024-03-05T25:00:00       | BAD_DATE
          crossed_at       | yesterday                 | BAD_DATE
          crossed_at       | 2024-13-01                | BAD_DATE
          crossed_at       | 2024-00-10                | BAD_DATE
          crossed_at       | 2024-04-31                | BAD_DATE
          crossed_at       | 24-01-01                  | BAD_DATE
          crossed_at       | 01/02/2024                | BAD_DATE
          crossed_at       | 20240101                  | BAD_DATE
          crossed_at       | 2024-1-1                  | BAD_DATE
          crossed_at       | 12024-01-01               | BAD_DATE
          crossed_at       | -2024-01-01               | BAD_DATE
          crossed_at       | 2024-W01-1                | BAD_DATE
          crossed_at       | 1709600000                | BAD_DATE
          crossed_at       | ２０２４-01-01             | BAD_DATE
          crossed_at       | 2024-01-01T               | BAD_DATE
          crossed_at       | 2024-01-01T12             | BAD_DATE
          crossed_at       | 2024-01-01T24:00:00       | BAD_DATE
          crossed_at       | 2024-01-01T12:60          | BAD_DATE
          crossed_at       | 2024-01-01T12:00:60       | BAD_DATE
          crossed_at       | 2024-01-01T12:00:00.      | BAD_DATE
          crossed_at       | 2024-01-01T12:00:00+19:00 | BAD_DATE
          crossed_at       | 2024-01-01T12:00:00+13:0  | BAD_DATE
          crossed_at       | 2024-01-01T12:00:00ZZ     | BAD_DATE
          crossed_at       | 9999-12-31                | FUTURE_DATE
          crossed_at       | 2025-01-01                | FUTURE_DATE
          border_post      | ''                        | MISSING_FIELD
          border_post      | ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG | TOO_LONG
          border_post      | _T                        | BAD_VALUE
          document_number  | ''                        | NO_IDENTITY
          document_number  | --< <-                    | NO_IDENTITY
          document_issuer  | ''                        | NO_IDENTITY
          document_issuer  | UTO                       | UNKNOWN_CODE
          birth_date       | 1987-13                   | BAD_DATE
          birth_date       | 87                        | BAD_DATE
          birth_date       | 1987-06-31                | BAD_DATE
          birth_date       | 0000                      | BAD_DATE
          sex              | W                         | BAD_VALUE
          citizenship      | ''                        | MISSING_FIELD
          citizenship      | ZZZ                       | UNKNOWN_CODE
          citizenship      | <<<                       | UNKNOWN_CODE
          citizenship      | NZ<                       | UNKNOWN_CODE
          purpose          | FUN                       | BAD_VALUE
          authorised_until | 2024-04-31                | BAD_DATE
          sequence         | -1                        | BAD_VALUE
          sequence         | 1.5                       | BAD_VALUE
          sequence         | 99999999999999999999      | BAD_VALUE
          record_type      | AMENDMENT                 | BAD_VALUE
          """,
      delimiter = '|')
  void aValueThatCannotStandIsRefusedWithItsColumn(String column, String value, String reason) {
    reads(line(column, value), line("record_id", "good"));
    intake.read(
        "f.jsonl", stream("\n" + json(Map.of(column, value)) + "\n"), ReadingFormat.JSON_LINES);
    assertThat(rejections())
        .hasSize(2)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.getReason()).hasToString(reason);
              assertThat(rejection.getField()).isEqualTo(column);
              assertThat(rejection.getOrigin().getLine()).isEqualTo(2);
              assertThat(rejection.toString()).doesNotContain(SECRET).doesNotContain("06-23");
            });
    assertThat(intake.count().sent()).isEqualTo(1);
  }

  /** The line of these cells as an object of texts. */
  private static String json(Map<String, String> changed) {
    String[] cells = line(changed).split(",", -1);
    List<String> members = new ArrayList<>();
    int at = 0;
    for (String column : HEADER.split(",")) {
      members.add('"' + column + "\":\"" + cells[at] + '"');
      at++;
    }
    return "{" + String.join(",", members) + "}";
  }

  @Test
  void anIdIsRefusedWhenItIsTooLong() {
    reads(line("record_id", "x".repeat(65)), line("record_id", "x".repeat(64)));
    assertThat(rejections())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.getReason()).hasToString("TOO_LONG"));
    assertThat(intake.count().sent()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // an offset is converted to the zone of a registered post, else the date stands as written
    "NZAKL, 2024-03-05T23:30:00Z, 2024-03-06, 45000",
    "NZAKL, 2024-03-05T14:10:00+13:00, 2024-03-05, 51000",
    "OTHER, 2024-03-05T23:30:00Z, 2024-03-05, 84600",
    "NZAKL, 2024-03-05T23:30:00, 2024-03-05, 84600",
    "NZAKL, 2024-03-05 23:30, 2024-03-05, 84600",
    "NZAKL, 2024-03-05, 2024-03-05,",
  })
  void theLocalDateAtThePostCounts(String post, String written, String date, Integer second) {
    reads(line(Map.of("border_post", post, "crossed_at", written)));
    assertThat(only().getDate()).isEqualTo(date);
    assertThat(only().getSecondOfDay()).isEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource({
    "1987-06-23, 1987, 6",
    "1987-06, 1987, 6",
    "1987, 1987,",
    // unlikely dates are taken, the crossing counts all the same
    "1799-12-31, 1799, 12",
    "2030-01, 2030, 1",
  })
  void aBirthDateMayBePartial(String written, Integer year, Integer month) {
    reads(line("birth_date", written));
    assertThat(only().getBirthYear()).isEqualTo(year);
    assertThat(only().getBirthMonth()).isEqualTo(month);
  }

  @ParameterizedTest
  @CsvSource({
    "A, ENTRY",
    "arrival, ENTRY",
    "Entry, ENTRY",
    "d, EXIT",
    "DEPARTURE, EXIT",
    "exit, EXIT",
  })
  void aDirectionHasSeveralNames(String written, String direction) {
    reads(line("direction", written));
    assertThat(only().getDirection()).hasToString(direction);
  }

  @ParameterizedTest
  @CsvSource({
    "D, DEU",
    "d<<, DEU",
    "fra, FRA",
    "GBN, GBN",
    "XXA, XXA",
    "RKS, RKS",
    "UNO, UNO",
    "XXX, XXX"
  })
  void countriesAreOfIsoAndIcao(String written, String code) {
    reads(line("citizenship", written));
    assertThat(only().getCitizenship()).isEqualTo(code);
  }

  @Test
  void oneDocumentIsOneTravellerHoweverItIsSpelled() {
    reads(
        line("document_number", "ab 12-34"),
        line("document_number", "AB1234<<"),
        line("document_number", "AB1235"),
        line(Map.of("person_id", "7", "document_number", "AB1234")),
        line(Map.of("person_id", "7", "document_number", "ZZ9")));
    List<Object> travellers =
        events().stream()
            .map(e -> (Object) ((ReceivedCrossing) e).getCrossing().getTraveller())
            .toList();
    assertThat(travellers.get(1)).isEqualTo(travellers.get(0));
    assertThat(travellers.get(2)).isNotEqualTo(travellers.get(0));
    assertThat(travellers.get(3)).isNotEqualTo(travellers.get(0)).isEqualTo(travellers.get(4));
  }

  @Test
  void sameContentHasTheSameFingerprintAndOtherContentAnother() {
    reads(
        line("direction", "ENTRY"),
        line("direction", "arrival"),
        line("birth_date", "1987-06-01"),
        line("birth_date", "1987-07-01"));
    List<Long> prints =
        events().stream().map(e -> ((ReceivedCrossing) e).getFingerprint()).toList();
    assertThat(prints.get(1)).isEqualTo(prints.get(0));
    assertThat(prints.get(2)).as("the day of birth is not kept").isEqualTo(prints.get(0));
    assertThat(prints.get(3)).isNotEqualTo(prints.get(0));
  }

  @Test
  void aCancellationNeedsOnlyItsIdAndItsTarget() {
    reads("c1,,,,,,,,,,,,,CANCELLATION,r1", "c2,,,,,,,,,,,,,CANCELLATION,");
    assertThat(events()).hasSize(1);
    assertThat(rejections()).singleElement().extracting(Rejection::getField).isEqualTo("corrects");
  }

  @Test
  void nothingThatIdentifiesLeavesTheIntake() {
    reads(line("record_id", "r1"), line("sex", SECRET), SECRET + "," + SECRET, '"' + SECRET);
    for (ProducerRecord<byte[], byte[]> message : producer.history()) {
      assertThat(new String(message.value(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    }
  }

  @Test
  void anUnclosedQuoteTakesNoGoodLineWithIt() {
    reads(
        "\"r1,ENTRY,2024-03-05",
        line("record_id", "r2"),
        line("record_id", "\"r3\""),
        "too,few",
        "",
        line("record_id", "r4") + ",too many",
        line("record_id", "r5"));
    assertThat(events())
        .extracting(e -> ((ReceivedCrossing) e).getRecordId())
        .containsExactly("r2", "r3", "r5");
    assertThat(rejections())
        .extracting(r -> r.getOrigin().getLine() + " " + r.getReason())
        .containsExactly("2 MALFORMED_LINE", "5 MALFORMED_LINE", "7 MALFORMED_LINE");
    assertThat(intake.count().received()).isEqualTo(6);
  }

  @Test
  void aLineThatIsNotUtf8OrTooLongIsOneRefusedLine() {
    byte[] bad = line("record_id", "r\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    byte[] text =
        (HEADER + "\r\nBAD\r\n" + "x".repeat(70_000) + "\r\n" + line("record_id", "r2") + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    String whole = new String(text, StandardCharsets.ISO_8859_1);
    byte[] bytes =
        whole
            .replace("BAD", new String(bad, StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    intake.read("f.csv", new ByteArrayInputStream(bytes), ReadingFormat.CSV);
    assertThat(rejections())
        .extracting(r -> r.getReason().toString())
        .containsExactly("BAD_ENCODING", "TOO_LONG");
    assertThat(events()).hasSize(1);
  }

  @Test
  void jsonLinesSayTheSameAsCsv() {
    intake.read(
        "f.jsonl",
        stream(
            "{\"record_id\":\"r1\",\"direction\":\"A\",\"crossed_at\":\"2024-03-05\",\"sequence\":3,"
                + "\"border_post\":\"NZAKL\",\"person_id\":\"9\",\"citizenship\":\"NZL\","
                + "\"device\":{\"gates\":[1,{\"sex\":\"W\"}]},\"note\":null}\n"
                + "{\"record_id\":\n\n[1]\n{\"record_id\":{}}\n"),
        ReadingFormat.JSON_LINES);
    assertThat(only().getSequence()).isEqualTo(3);
    assertThat(rejections())
        .extracting(r -> r.getOrigin().getLine() + " " + r.getReason())
        .containsExactly("2 MALFORMED_LINE", "4 MALFORMED_LINE", "5 MALFORMED_LINE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a,b,c\n1,2,3\n", "record_id,record_id\n", "\u0000\u0001\n"})
  void aFileWithoutAUsableHeaderIsRefusedWhole(String text) {
    assertThatThrownBy(() -> intake.read("f.csv", stream(text), ReadingFormat.CSV))
        .isInstanceOf(UnusableInput.class)
        .message()
        .startsWith("f.csv");
  }

  @Test
  void aFileOfCancellationsNeedsOnlyTheirColumns() {
    intake.read(
        "f.csv",
        stream("record_id,record_type,corrects\nc1,CANCELLATION,r1\nr2,,\n"),
        ReadingFormat.CSV);
    assertThat(events())
        .extracting(e -> ((ReceivedCrossing) e).getRecordId())
        .containsExactly("c1");
    assertThat(rejections())
        .extracting(r -> r.getReason() + " " + r.getField())
        .containsExactly("MISSING_FIELD direction");
  }

  @Test
  void aByteOrderMarkAndColumnsInAnyOrderAreTaken() {
    intake.read(
        "f.csv",
        stream(
            "\ufeffcitizenship,extra,person_id,border_post,crossed_at,direction,record_id\n"
                + "NZL,?,1,NZAKL,2024-01-01,D,r1\n"),
        ReadingFormat.CSV);
    assertThat(only().getCitizenship()).isEqualTo("NZL");
    assertThat(intake.count().warnings()).singleElement().asString().contains("extra");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyLineOfRandomBytesIsAccountedFor(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    int lines = 2_000;
    for (int i = 0; i < lines; i++) {
      // a letter first, so that no line is blank; few quotes and commas among all bytes
      text.append((char) ('a' + random.nextInt(26)));
      for (int n = random.nextInt(60); n > 0; n--) {
        char c = (char) random.nextInt(256);
        text.append(c == '\n' || c == '\r' ? ',' : c);
      }
      text.append('\n');
    }
    intake.read(
        "f.csv",
        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1)),
        ReadingFormat.CSV);
    assertThat(intake.count().received()).isEqualTo(lines);
    assertThat(rejections()).hasSize((int) intake.count().rejectedHere());
    assertThat(rejections()).extracting(r -> r.getOrigin().getLine()).doesNotHaveDuplicates();
  }

  @Test
  void aRecordGoesToThePartitionOfItsIdAndADayToAll() {
    reads(line("record_id", "r1"));
    publisher.tick(5, LocalDate.parse("2024-12-31"));
    assertThat(producer.history().get(0).partition())
        .isEqualTo(Partitioning.ofRecord("local", "r1", PARTITIONS));
    assertThat(producer.history().subList(1, 5))
        .extracting(ProducerRecord::partition)
        .containsExactly(0, 1, 2, 3);
    assertThat(events().subList(1, 5))
        .allSatisfy(e -> assertThat(((DayTick) e).getOfPartitions()).isEqualTo(PARTITIONS));
    RecordKey key =
        serdes
            .key(Topics.RECEIVED)
            .deserializer()
            .deserialize(Topics.RECEIVED.name(), producer.history().get(0).key());
    assertThat(key).isEqualTo(new RecordKey("local", "r1"));
  }

  @Test
  void recordsBearTheTraceOfTheirSessionAndDaysDoNot() {
    reads(line("record_id", "r1"), line("record_id", "r2"), line("sex", "sideways"));
    publisher.tick(5, LocalDate.parse("2024-12-31"));
    String trace = publisher.trace().toString();
    assertThat(producer.history().subList(0, 3))
        .extracting(message -> message.headers().lastHeader(TraceHeader.HEADER).value())
        .containsOnly(trace.getBytes(StandardCharsets.US_ASCII));
    assertThat(producer.history().subList(3, 7))
        .extracting(message -> message.headers().lastHeader(TraceHeader.HEADER))
        .containsOnlyNulls();
  }

  @Test
  void aRecordThatKafkaDidNotStoreIsNeverSilent() {
    MockProducer<byte[], byte[]> failing = producer(false);
    RecordPublisher broken = new RecordPublisher(failing, serdes);
    new FileIntake(settings(), broken)
        .read("f.csv", stream(HEADER + "\n" + line("record_id", "r1") + "\n"), ReadingFormat.CSV);
    failing.errorNext(new org.apache.kafka.common.errors.TimeoutException("too late"));
    assertThatThrownBy(broken::flush).isInstanceOf(IntakeFailure.class);
  }
}
