package org.borderflow.command.gaps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Seen;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.schemas.ReceivedCrossing;

/** Gathers the records of crossing files without a cluster. */
public final class CrossingFiles {

  private static final Pattern MONTH = Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2]))\\b.*");

  /** Columns for which an accepted crossing has a word also where they are blank. */
  private static final List<Column> DEFAULTED =
      List.of(Column.SEX, Column.PURPOSE, Column.TRANSPORT_MODE, Column.TRAVELLER_CLASS);

  /** Which of them are blank, one set for each combination, as there are few. */
  private static final List<Set<Variable>> COMBINATIONS = combinations();

  private final IntakeSettings settings;
  private final CrossingParser parser;
  private final boolean inOrderOfArrival;
  private final Gathered gathered;
  private final List<String> warnings = new ArrayList<>();
  private LocalDate newest;

  /**
   * A reader of files.
   *
   * @param inOrderOfArrival whether records stand in the files as they arrived, so that one is as
   *     late as it is older than the newest before it
   * @param gathered takes the records in
   */
  public CrossingFiles(IntakeSettings settings, boolean inOrderOfArrival, Gathered gathered) {
    this.settings = settings;
    this.parser = settings.parser();
    this.inOrderOfArrival = inOrderOfArrival;
    this.gathered = gathered;
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
      RawRecord raw = reader.record();
      Verdict verdict = parser.parse(raw, source);
      if (verdict instanceof Verdict.Accepted accepted) {
        gathered.accept(accepted.crossing(), leftBlank(raw), lag(accepted.crossing()));
      } else if (verdict instanceof Verdict.Rejected rejected) {
        gathered.refuse(rejected.rejection(), month(raw));
      }
    }
    warnings.addAll(reader.warnings());
  }

  /** What the user should know, one line each. */
  public List<String> warnings() {
    return warnings;
  }

  private int lag(ReceivedCrossing record) {
    if (!inOrderOfArrival || record.getCrossing() == null) {
      return Seen.NO_LAG;
    }
    LocalDate date = record.getCrossing().getDate();
    newest = newest == null || date.isAfter(newest) ? date : newest;
    return (int) ChronoUnit.DAYS.between(date, newest);
  }

  private static String month(RawRecord raw) {
    Matcher matcher = MONTH.matcher(raw.text(Column.CROSSED_AT.ordinal()));
    return matcher.matches() ? matcher.group(1) : Place.UNKNOWN;
  }

  private static Set<Variable> leftBlank(RawRecord raw) {
    int combination = 0;
    for (int i = 0; i < DEFAULTED.size(); i++) {
      if (isBlank(raw, DEFAULTED.get(i))) {
        combination |= 1 << i;
      }
    }
    return COMBINATIONS.get(combination);
  }

  /** A machine-readable zone tells the sex as well. */
  private static boolean isBlank(RawRecord raw, Column column) {
    return raw.text(column.ordinal()).isEmpty()
        && (column != Column.SEX || raw.text(Column.MRZ.ordinal()).isEmpty());
  }

  private static List<Set<Variable>> combinations() {
    List<Set<Variable>> all = new ArrayList<>();
    for (int combination = 0; combination < 1 << DEFAULTED.size(); combination++) {
      Set<Variable> blank = EnumSet.noneOf(Variable.class);
      for (int i = 0; i < DEFAULTED.size(); i++) {
        if ((combination & (1 << i)) != 0) {
          blank.add(Variable.named(DEFAULTED.get(i).title()).orElseThrow());
        }
      }
      all.add(Set.copyOf(blank));
    }
    return all;
  }
}
