package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.ReadingFormat;

/**
 * People who all cross on the same days.
 *
 * @param number how many they are
 * @param publisher where their crossings go
 */
record Commuters(int number, RecordPublisher publisher) {

  /** All of them cross; when this returns, their crossings are stored. */
  void cross(String direction, String date) {
    StringBuilder csv =
        new StringBuilder("record_id,direction,crossed_at,border_post,person_id,citizenship\n");
    for (int person = 0; person < number; person++) {
      String id = person + "-" + date;
      csv.append(String.join(",", id, direction, date, "NZAKL", "P" + person, "AUS"));
      csv.append('\n');
    }
    IntakeSettings settings =
        new IntakeSettings(
            "local",
            date,
            new Pseudonyms(PseudonymKey.of(new byte[32])),
            PostRegister.empty(),
            LocalDate.parse(date));
    new FileIntake(settings, publisher)
        .read(date, new ByteArrayInputStream(csv.toString().getBytes(UTF_8)), ReadingFormat.CSV);
    publisher.flush();
  }
}
