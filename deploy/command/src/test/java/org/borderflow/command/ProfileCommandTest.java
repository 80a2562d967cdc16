package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

  private static final String SECRET = "QX7731905";

  @TempDir private Path dir;

  private static String told(String... args) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.run(args)).isEqualTo(Main.DONE);
    } finally {
      System.setOut(before);
    }
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theListNamesWhatShips() {
    assertThat(told("profile", "list").lines())
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactly("ecuador-esi", "us-i94-stays");
  }

  @Test
  void aCheckShowsRowsSharesRefusalsAndWhatIsUnmapped() throws IOException {
    Path file = dir.resolve("stays.csv");
    Files.writeString(
        file,
        "rec_id,doc_id,cit,res,port,arr_date,dep_date,trav_mode,visa_group,visatype,birth_year,sex,"
            + "admitted_until,gate\n"
            + ("1," + SECRET + ",694,694,NYC,2016-04-15,2016-04-18,1,2,B2,1960,F,10142016,7\n")
            + "2,22,148,694,NYC,2016-04-15,,1,2,B2,1960,,10142016,7\n");
    assertThat(told("profile", "check", file.toString(), "--profile", "us-i94-stays"))
        .doesNotContain(SECRET)
        .contains("2 rows, 3 records, 2 acceptable, 1 refused")
        .contains("\nrecord_id,direction,crossed_at,border_post,person_id,")
        .contains("\n1-A,ENTRY,2016-04-15,NYC,(given),1960,F,PER,PER,HOLIDAY,,2016-10-14,AIR\n")
        .contains("\n1-D,EXIT,2016-04-18,XXX,(given),1960,F,PER,PER,HOLIDAY,,2016-10-14,AIR\n")
        .contains("\n 100.00 %  record_id\n")
        .contains("\n  66.67 %  sex\n")
        .contains("        1  UNKNOWN_CODE citizenship: ")
        .contains("not mapped\n  gate\n")
        .contains("does not fill\n  record_type, ");
  }
}
