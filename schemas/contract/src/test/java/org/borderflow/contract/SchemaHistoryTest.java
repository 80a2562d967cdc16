package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.confluent.kafka.schemaregistry.CompatibilityChecker;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.borderflow.contract.SchemaHistory.Version;
import org.borderflow.contract.Topic.Compatibility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schema against every version of it that was ever published, judged by Confluent's own
 * checker, so that the build refuses what a registry would refuse.
 *
 * <p>With {@code -Dschema.history=add} the schemas that differ are kept as new versions, with
 * {@code -Dschema.history=replace} in place of the newest ones.
 */
class SchemaHistoryTest {

  private static final SchemaHistory HISTORY =
      new SchemaHistory(Path.of("src/test/resources/history"));

  private static final String COMMAND =
      "  ./mvnw -q test -pl schemas/contract -am -Dtest=SchemaHistoryTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dschema.history=";

  private static final String WHAT_TO_DO =
      """
      %s is not what is kept as its newest version. Registries know it by its text, docs included.
      If it was not meant to change: undo the change.
      Otherwise keep it as a new version and commit that with the change:
      %sadd
      Only while no release has published the newest version, replace that one instead:
      %sreplace
      """;

  @BeforeAll
  static void keepWhatIsAskedFor() {
    String asked = System.getProperty("schema.history", "check");
    if (asked.equals("check")) {
      return;
    }
    assertThat(asked).isIn("add", "replace");
    subjects()
        .filter(subject -> !isKept(subject))
        .forEach(
            subject -> {
              int newest = HISTORY.versions(subject.name()).size();
              int number = asked.equals("replace") ? Math.max(1, newest) : newest + 1;
              HISTORY.keep(subject.name(), number, subject.schema());
            });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theSchemaIsTheNewestKeptVersion(Subject subject) {
    if (!isKept(subject)) {
      fail(WHAT_TO_DO, subject, COMMAND, COMMAND);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void versionsAreCountedWithoutAGap(Subject subject) {
    List<Version> versions = HISTORY.versions(subject.name());
    assertThat(versions)
        .extracting(Version::number)
        .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theSchemaIsCompatibleWithEveryVersion(Subject subject) {
    List<AvroSchema> published =
        HISTORY.versions(subject.name()).stream()
            .map(version -> new AvroSchema(version.schema()))
            .toList();
    assertThat(problems(subject, subject.schema(), published))
        .as("%s under %s", subject, subject.compatibility())
        .isEmpty();
  }

  /** What the test above is worth: the mode that is declared is the one that is applied. */
  @ParameterizedTest
  @MethodSource("subjects")
  void aChangeThatTheModeForbidsIsSeen(Subject subject) {
    Schema present = subject.schema();
    Schema.Field obligatory = new Schema.Field("obligatory", Schema.create(Schema.Type.LONG));
    List<AvroSchema> published = List.of(new AvroSchema(present));
    assertThat(problems(subject, with(present, obligatory), published)).isNotEmpty();

    // A reader of yesterday cannot do without a field that has no default.
    List<AvroSchema> more = List.of(new AvroSchema(with(present, obligatory)));
    assertThat(problems(subject, present, more).isEmpty())
        .isEqualTo(subject.compatibility() == Compatibility.BACKWARD_TRANSITIVE);
  }

  @Test
  void nothingIsKeptOfASubjectThatDoesNotExist() {
    assertThat(HISTORY.subjects())
        .as("a topic that was published once is not renamed: it is replaced by a new one")
        .containsExactlyElementsOf(subjects().map(Subject::name).sorted().toList());
  }

  private static List<String> problems(Subject subject, Schema schema, List<AvroSchema> published) {
    CompatibilityLevel level = CompatibilityLevel.valueOf(subject.compatibility().name());
    return CompatibilityChecker.checker(level).isCompatible(new AvroSchema(schema), published);
  }

  private static boolean isKept(Subject subject) {
    List<Version> versions = HISTORY.versions(subject.name());
    return !versions.isEmpty()
        && text(versions.get(versions.size() - 1).schema()).equals(text(subject.schema()));
  }

  private static String text(Schema schema) {
    return new AvroSchema(schema).canonicalString();
  }

  private static Schema with(Schema record, Schema.Field more) {
    List<Schema.Field> fields = new ArrayList<>();
    record.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field(more, more.schema()));
    return Schema.createRecord(
        record.getName(), record.getDoc(), record.getNamespace(), false, fields);
  }

  static Stream<Subject> subjects() {
    Map<String, Subject> subjects = new TreeMap<>();
    for (Topic<?, ?> topic : Topics.EVERY) {
      for (Subject subject :
          List.of(
              new Subject(topic.keySubject(), topic.keySchema(), topic.compatibility()),
              new Subject(topic.valueSubject(), topic.valueSchema(), topic.compatibility()))) {
        subjects.put(subject.name(), subject);
      }
    }
    return subjects.values().stream();
  }

  /** A subject as it is now. */
  record Subject(String name, Schema schema, Compatibility compatibility) {

    @Override
    public String toString() {
      return name;
    }
  }
}
