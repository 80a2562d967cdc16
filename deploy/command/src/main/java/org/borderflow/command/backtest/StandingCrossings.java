package org.borderflow.command.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.TravellerClass;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;

/**
 * The crossings of some files that stand, by traveller: of records with one id the first, with the
 * correction of the highest version applied, unless they are cancelled. What is refused is left
 * out, and so are residence statuses.
 */
public final class StandingCrossings {
  private static final Comparator<ReceivedCrossing> BY_VERSION =
      Comparator.comparingInt(ReceivedCrossing::getVersion)
          .thenComparing(ReceivedCrossing::getRecordId);

  private final CrossingParser parser;
  private final IntakeSettings settings;
  private final Map<String, ReceivedCrossing> records = new TreeMap<>();
  private final Map<String, ReceivedCrossing> amendments = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private long refused;

  public StandingCrossings(IntakeSettings settings) {
    this.settings = settings;
    this.parser = settings.parser();
  }

  /**
   * Reads a file, or standard input if the name is {@code -}.
   *
   * @throws UnusableInput if it cannot be used as a whole
   */
  public void read(String file) {
    if (file.equals("-")) {
      read(file, System.in, ReadingFormat.SNIFFED);
      return;
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      read(file, in, ReadingFormat.ofName(file));
    } catch (IOException e) {
      throw new UnusableInput(file + ": cannot be read", e);
    }
  }

  private void read(String source, InputStream in, ReadingFormat format) {
    RecordReader reader = settings.reader(source, in, format);
    while (reader.next()) {
      Verdict verdict = parser.parse(reader.record(), source);
      if (verdict instanceof Verdict.Accepted accepted) {
        take(accepted.crossing());
      } else {
        refused++;
      }
    }
  }

  private void take(ReceivedCrossing record) {
    if (records.putIfAbsent(record.getRecordId(), record) == null && record.getCorrects() != null) {
      amendments.merge(record.getCorrects(), record, StandingCrossings::stronger);
    }
  }

  private static ReceivedCrossing stronger(ReceivedCrossing one, ReceivedCrossing other) {
    if (one.getRecordType() == RecordType.CANCELLATION) {
      return one;
    }
    return other.getRecordType() == RecordType.CANCELLATION || BY_VERSION.compare(other, one) > 0
        ? other
        : one;
  }

  /** How many records were refused. */
  public long refused() {
    return refused;
  }

  /** The crossings of each traveller, in no order. */
  public Collection<List<Crossing>> byTraveller() {
    Map<String, List<Crossing>> travellers = new TreeMap<>();
    for (ReceivedCrossing record : records.values()) {
      if (record.getRecordType() != RecordType.NEW) {
        continue;
      }
      ReceivedCrossing standing = amendments.getOrDefault(record.getRecordId(), record);
      if (standing.getCrossing() != null) {
        org.borderflow.schemas.Crossing facts = standing.getCrossing();
        travellers
            .computeIfAbsent(facts.getTraveller().toString(), any -> new ArrayList<>())
            .add(crossing(record, facts));
      }
    }
    return travellers.values();
  }

  private Crossing crossing(ReceivedCrossing record, org.borderflow.schemas.Crossing facts) {
    return new Crossing(
        record.getAgency(),
        record.getRecordId(),
        Direction.valueOf(facts.getDirection().name()),
        Day.of(facts.getDate()),
        facts.getSecondOfDay() == null ? -1 : facts.getSecondOfDay(),
        text(facts.getBorderPost()),
        facts.getSequence() == null ? -1 : facts.getSequence(),
        text(facts.getCitizenship()),
        text(facts.getResidenceCountry()),
        text(facts.getBirthCountry()),
        text(facts.getOtherCountry()),
        facts.getBirthYear() == null ? 0 : facts.getBirthYear(),
        facts.getBirthMonth() == null ? 0 : facts.getBirthMonth(),
        facts.getSex().name(),
        facts.getPurpose().name(),
        text(facts.getPermit()),
        day(facts.getAuthorisedUntil()),
        facts.getTransportMode().name(),
        facts.getIdentified()
            ? TravellerClass.valueOf(facts.getTravellerClass().name())
            : TravellerClass.UNIDENTIFIED);
  }

  private static int day(LocalDate date) {
    return date == null ? Day.NONE : Day.of(date);
  }

  /** One object for equal codes, of which there are few. */
  private String text(String code) {
    return code == null ? "" : texts.computeIfAbsent(code, each -> each);
  }
}
