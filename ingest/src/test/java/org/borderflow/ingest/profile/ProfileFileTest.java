package org.borderflow.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.ingest.read.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a profile is said in one line that names the key. */
class ProfileFileTest {

  private static final String SOUND =
      """
      name: sound
      format: {encoding: UTF-8, separator: ","}
      identity: required
      tables:
        modes: {1: AIR}
      columns:
        record_id: id
        direction: {column: d, table: {I: ENTRY, O: EXIT}}
        crossed_at: {column: at, date: DD/MM/YYYY}
        border_post: post
        person_id: person
        citizenship: nat
      """;

  @TempDir private Path dir;

  private Profile read(String yaml) throws IOException {
    Path file = dir.resolve("p.yaml");
    Files.writeString(file, yaml);
    return Profiles.of(file.toString());
  }

  @Test
  void aSoundProfileIsRead() throws IOException {
    assertThat(read(SOUND).name()).isEqualTo("sound");
  }

  /** One line of the sound profile is replaced. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: sound                       | colour: red                              | colour: no such key
          name: sound                       | ''                                       | the key name is missing
          name: sound                       | name: [a, b]                             | name: must be a text
          name: sound                       | name: ''                                 | name: must not be blank
          name: sound                       | name: {                                  | line
          name: sound                       | 'name: a
          name: b'                          | line 2: not YAML
          encoding: UTF-8                   | encoding: EBCDIC-1                       | format.encoding: there is no such encoding
          separator: ","                    | separator: ",,"                          | format.separator: must be one character
          separator: ","                    | separator: "\\""                         | separator: cannot separate
          separator: ","                    | seperator: ","                           | format.seperator: no such key
          identity: required                | identity: maybe                          | identity: must be required or none
          identity: required                | identity: none                           | person_id is an identity
          record_id: id                     | ''                                       | record_id is missing
          border_post: post                 | ''                                       | border_post is missing
          person_id: person                 | ''                                       | identity: none
          person_id: person                 | document_number: n                       | document_issuer and document_number
          citizenship: nat                  | nationality: nat                         | columns.nationality: no column of a crossing record
          citizenship: nat                  | citizenship: {table: {A: B}}             | columns.citizenship: needs one of
          citizenship: nat                  | citizenship: {column: a, constant: B}    | columns.citizenship: needs one of
          citizenship: nat                  | citizenship: {column: a, tabel: {A: B}}  | columns.citizenship.tabel: no such key
          citizenship: nat                  | citizenship: {column: a, table: codes}   | columns.citizenship.table: there is no table
          citizenship: nat                  | citizenship: {column: a, table: {file: none.csv}} | there is no file none.csv
          citizenship: nat                  | citizenship: {column: a, table: {Perú: PER, PERU: ECU}} | stands for two values
          citizenship: nat                  | citizenship: {column: a, unlisted: keep} | unlisted: goes with table
          citizenship: nat                  | citizenship: {column: a, table: {A: B}, unlisted: drop} | must be refuse, keep or blank
          citizenship: nat                  | citizenship: {column: a, with: x}        | with: goes with join
          citizenship: nat                  | citizenship: {column: a, months: es}     | months: goes with date
          citizenship: nat                  | citizenship: {column: a, cut: many}      | cut: must be a number
          citizenship: nat                  | citizenship: {join: a}                   | columns.citizenship.join: must be a list
          citizenship: nat                  | citizenship: {join: [{age: a}]}          | columns.citizenship.join[1].age: no such key
          citizenship: nat                  | citizenship: {constant: ''}              | citizenship
          date: DD/MM/YYYY                  | date: DD/QQ/YYYY                         | columns.crossed_at.date: 'Q' is no part of a date
          date: DD/MM/YYYY                  | date: D MONTH YYYY                       | MONTH needs the key months
          date: DD/MM/YYYY                  | 'date: D MONTH YYYY, months: xx'         | columns.crossed_at.months: must be twelve names, or one of
          date: DD/MM/YYYY                  | 'date: D MONTH YYYY, months: [a, b]'     | columns.crossed_at.months: must be twelve names
          """)
  void whatIsWrongIsNamed(String sound, String wrong, String named) {
    assertThat(SOUND).contains(sound);
    assertThatThrownBy(() -> read(SOUND.replace(sound, wrong)))
        .isInstanceOf(UnusableInput.class)
        .message()
        .startsWith(dir.resolve("p.yaml").toString())
        .contains(named)
        .doesNotContain("org.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          records: {}                                                | records: must be a list
          records: []                                                | records: must not be empty
          records: [{when: a}]                                       | records[1]: the key columns is missing
          records: [{columns: {}}, {columns: {record_id: x}}]        | records[1]: columns must say record_id
          """)
  void soAreRecords(String records, String named) {
    assertThatThrownBy(() -> read(SOUND + records + "\n"))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining(named);
  }

  @Test
  void aTableMayBeAFileBesideTheProfile() throws IOException {
    Files.writeString(dir.resolve("codes.csv"), "nr,iso,name\n1,PER,Peru\n1,ECU,Ecuador\n");
    String profile =
        SOUND.replace(
            "citizenship: nat",
            "citizenship: {column: nat, table: {file: codes.csv, code: nr, value: iso}}");
    assertThatThrownBy(() -> read(profile))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining("codes.csv: line 3: the code stands for two values");
    Files.writeString(dir.resolve("codes.csv"), "nr,iso,name\n1,PER,Peru\n2,ECU,Ecuador\n");
    assertThat(read(profile).name()).isEqualTo("sound");
  }

  @Test
  void theExampleOfThePageIsSound() throws IOException {
    String page = Files.readString(Path.of("PROFILES.md"));
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    Files.writeString(dir.resolve("countries.csv"), "nr,iso\n1,PER\n");
    assertThat(read(page.substring(from, page.indexOf("```", from))).name()).isEqualTo("ferry");
  }

  @Test
  void aProfileThatDoesNotExistIsToldWithThoseThatDo() {
    assertThatThrownBy(() -> Profiles.of("ecuador"))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining("ecuador-esi")
        .hasMessageContaining("us-i94-stays");
  }

  @Test
  void everyShippedProfileIsSoundAndSaysWhatItIsFor() {
    List<String> names = new ArrayList<>();
    for (Profile profile : Profiles.shipped()) {
      assertThat(profile.description()).isNotBlank();
      names.add(profile.name());
    }
    assertThat(names).containsExactly("ecuador-esi", "us-i94-stays");
  }
}
