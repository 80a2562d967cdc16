package org.borderflow.ingest.read;

import com.google.common.base.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads CSV after RFC 4180, straight from bytes.
 *
 * <p>A quoted field may contain line feeds. So a line that ends inside quotes is read together with
 * up to three further lines, and if that makes exactly one whole record it is one. If it does not,
 * the first line alone is malformed and reading goes on with the next one: a stray quote costs one
 * record and never swallows those after it.
 */
final class CsvReader implements RecordReader {

  private static final int FURTHER_LINES = 3;
  private static final int IGNORED = -1;

  private final String source;
  private final Lines lines;
  private final RawRecord raw;
  private final int recordIdSlot;
  private final byte separator;
  private final List<String> header;
  private final UnknownNames unknown = new UnknownNames();

  /** Slot of each column of the file, in the file's order. */
  private int[] slots = {};

  /** Fields that the last split found whole and followed by a separator. */
  private int split;

  /** How many of the next lines may belong to a record whose quote was not closed. */
  private int torn;

  /** Slots that hold doubled quotes. */
  private final boolean[] doubled;

  private boolean anyDoubled;

  CsvReader(String source, Lines lines, RecordLayout layout, byte separator) {
    this.source = source;
    this.lines = lines;
    this.raw = new RawRecord(layout.names().size());
    this.doubled = new boolean[layout.names().size()];
    this.recordIdSlot = layout.recordIdSlot();
    this.separator = separator;
    this.header = readHeader(layout);
  }

  private List<String> readHeader(RecordLayout layout) {
    List<String> titles = lines.next() && !lines.tooLong() ? titles() : List.of();
    Map<String, Integer> known = layout.slots();
    if (layout.required().stream().noneMatch(titles::containsAll)) {
      Set<String> usual = layout.required().get(0);
      List<String> missing =
          layout.names().stream()
              .filter(name -> usual.contains(name) && !titles.contains(name))
              .toList();
      throw new UnusableInput(
          source + ": no header: line 1 must name the columns, but lacks " + join(missing));
    }
    slots = new int[titles.size()];
    boolean[] seen = new boolean[layout.names().size()];
    for (int column = 0; column < slots.length; column++) {
      Integer slot = known.get(titles.get(column));
      slots[column] = slot == null ? IGNORED : slot;
      if (slot == null) {
        unknown.add(titles.get(column));
      } else if (seen[slot]) {
        throw new UnusableInput(
            source + ": the header names the column " + titles.get(column) + " twice");
      } else {
        seen[slot] = true;
      }
    }
    return titles;
  }

  private static String join(List<String> names) {
    return String.join(", ", names);
  }

  /** Values of the header line; none if it cannot be split. */
  private List<String> titles() {
    byte[] bytes = lines.buffer();
    List<String> titles = new ArrayList<>();
    int at = lines.start();
    int end = lines.end();
    while (true) {
      int from = at;
      int to;
      if (at < end && bytes[at] == '"') {
        from++;
        to = from;
        while (to < end && bytes[to] != '"') {
          to++;
        }
        at = to + 1;
        if (at > end || (at < end && bytes[at] != separator)) {
          return List.of();
        }
      } else {
        while (at < end && bytes[at] != separator) {
          at++;
        }
        to = at;
      }
      titles.add(new String(bytes, from, to - from, StandardCharsets.UTF_8).strip());
      if (at >= end) {
        return titles;
      }
      at++;
    }
  }

  @Override
  public boolean next() {
    do {
      if (!lines.next()) {
        return false;
      }
    } while (!lines.tooLong() && lines.blank());
    if (lines.tooLong()) {
      raw.begin(lines.number(), lines.buffer(), true);
      raw.refuse(Fault.TOO_LONG, IGNORED);
      return true;
    }
    // The rest of a broken record may follow: what it says must not pass for a record's id.
    boolean maybeTorn = torn > 0;
    torn = maybeTorn ? torn - 1 : 0;
    Fault fault = split(maybeTorn);
    if (fault == Fault.UNCLOSED_QUOTE) {
      fault = splitFurther();
    }
    if (fault == Fault.UNCLOSED_QUOTE || fault == Fault.TEXT_AFTER_QUOTE) {
      torn = FURTHER_LINES;
    }
    if (!raw.plain()
        && !Utf8.isWellFormed(raw.bytes(), lines.start(), lines.end() - lines.start())) {
      raw.refuse(Fault.BAD_ENCODING, readableRecordId(fault));
    } else if (fault != null) {
      raw.refuse(fault, readableRecordId(fault));
    } else if (anyDoubled) {
      undoDoubling();
    }
    return true;
  }

  /** Tries the record together with the lines that follow; else it is the first line alone. */
  private Fault splitFurther() {
    for (int further = 0; further < FURTHER_LINES && lines.extend(); further++) {
      Fault fault = split(true);
      if (fault == null) {
        return null;
      }
      if (fault != Fault.UNCLOSED_QUOTE) {
        break;
      }
    }
    lines.shrink();
    return split(false);
  }

  /**
   * Finds the fields of the current record.
   *
   * @param strict refuse a quote inside an unquoted field, which otherwise is an ordinary
   *     character. Lines joined by way of a quote must be beyond doubt: with every quote paired, a
   *     line with one quote too many cannot join with sound ones.
   */
  private Fault split(boolean strict) {
    byte[] bytes = lines.buffer();
    byte separator = this.separator;
    int at = lines.start();
    int end = lines.end();
    raw.begin(lines.number(), bytes, PlainText.in(bytes, at, end));
    if (anyDoubled) {
      Arrays.fill(doubled, false);
      anyDoubled = false;
    }
    for (split = 0; ; split++) {
      int slot = split < slots.length ? slots[split] : IGNORED;
      int from = at;
      if (at < end && bytes[at] == '"') {
        from++;
        at = closingQuote(bytes, from, end, slot);
        if (at < 0) {
          return Fault.UNCLOSED_QUOTE;
        }
        place(slot, from, at);
        at++;
        if (at < end && bytes[at] != separator) {
          return Fault.TEXT_AFTER_QUOTE;
        }
      } else {
        while (at < end && bytes[at] != separator) {
          if (strict && bytes[at] == '"') {
            return Fault.TEXT_AFTER_QUOTE;
          }
          at++;
        }
        place(slot, from, at);
      }
      if (at >= end) {
        int columns = split + 1;
        return columns == slots.length
            ? null
            : columns < slots.length ? Fault.TOO_FEW : Fault.TOO_MANY;
      }
      at++;
    }
  }

  private int closingQuote(byte[] bytes, int from, int end, int slot) {
    int at = from;
    while (at < end) {
      if (bytes[at] == '"') {
        if (at + 1 == end || bytes[at + 1] != '"') {
          return at;
        }
        at++;
        if (slot != IGNORED) {
          doubled[slot] = true;
          anyDoubled = true;
        }
      }
      at++;
    }
    return -1;
  }

  private void place(int slot, int from, int to) {
    if (slot != IGNORED) {
      raw.set(slot, from, to);
    }
  }

  private void undoDoubling() {
    byte[] bytes = lines.buffer();
    for (int slot = 0; slot < doubled.length; slot++) {
      if (doubled[slot]) {
        int to = raw.from(slot);
        for (int at = to; at < raw.to(slot); at++) {
          bytes[to] = bytes[at];
          to++;
          if (bytes[at] == '"') {
            at++;
          }
        }
        raw.set(slot, raw.from(slot), to);
      }
    }
  }

  /**
   * Where the record's id may be read, although the record is refused. In a line that cannot be
   * split as the header says, nowhere: its fields may be shifted, and what stands in the place of
   * the id may be a document number.
   */
  private int readableRecordId(Fault fault) {
    boolean trusted = fault == null && recordIdSlot != IGNORED && !doubled[recordIdSlot];
    return trusted ? recordIdSlot : IGNORED;
  }

  @Override
  public Optional<List<String>> header() {
    return Optional.of(header);
  }

  @Override
  public RawRecord record() {
    return raw;
  }

  @Override
  public List<String> warnings() {
    return unknown.warnings(source);
  }
}
