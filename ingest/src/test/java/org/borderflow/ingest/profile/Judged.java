package org.borderflow.ingest.profile;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;

/**
 * What became of a file under a profile.
 *
 * @param accepted its records
 * @param refused {@code line record_id reason field}
 */
record Judged(List<ReceivedCrossing> accepted, List<String> refused, List<String> warnings) {

  static final Pseudonyms PSEUDONYMS =
      new Pseudonyms(PseudonymKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

  static CrossingParser parser(Profile profile) {
    return new CrossingParser(
        "local",
        "run",
        PSEUDONYMS,
        PostRegister.empty(),
        LocalDate.parse("2030-01-01"),
        profile.identity());
  }

  static Judged of(Profile profile, String text) {
    return of(profile, text.getBytes(StandardCharsets.UTF_8), ReadingFormat.CSV);
  }

  static Judged of(Profile profile, byte[] bytes, ReadingFormat format) {
    RecordReader reader = profile.read("f", new ByteArrayInputStream(bytes), format);
    CrossingParser parser = parser(profile);
    List<ReceivedCrossing> accepted = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    while (reader.next()) {
      Verdict verdict = parser.parse(reader.record(), "f");
      if (verdict instanceof Verdict.Accepted record) {
        accepted.add(record.crossing());
      } else if (verdict instanceof Verdict.Rejected record) {
        refused.add(line(record.rejection()));
      }
    }
    return new Judged(accepted, refused, reader.warnings());
  }

  private static String line(Rejection rejection) {
    return String.join(
        " ",
        Long.toString(rejection.getOrigin().getLine()),
        rejection.getRecordId(),
        rejection.getReason().toString(),
        rejection.getField());
  }

  /** {@code line record_id direction date post citizenship} of each accepted record. */
  List<String> crossings() {
    return accepted.stream().map(Judged::line).toList();
  }

  private static String line(ReceivedCrossing record) {
    Crossing crossing = record.getCrossing();
    return String.join(
        " ",
        Long.toString(record.getOrigin().getLine()),
        record.getRecordId(),
        crossing.getDirection().toString(),
        crossing.getDate().toString(),
        crossing.getBorderPost(),
        crossing.getCitizenship());
  }

  Crossing crossing(int number) {
    return accepted.get(number).getCrossing();
  }
}
