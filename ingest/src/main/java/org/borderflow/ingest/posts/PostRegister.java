package org.borderflow.ingest.posts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.UnusableInput;

/**
 * The border posts of a country, read from CSV:
 *
 * <pre>
 * border_post,name,time_zone,mode,latitude,longitude,valid_from,valid_to
 * NZAKL,Auckland,Pacific/Auckland,AIR,-37.01,174.79,1965-11-24,
 * </pre>
 *
 * <p>Only {@code border_post} must be there. A post without a time zone, like one that is not in
 * the register, keeps the dates as they are written. A post is one from {@code valid_from} to
 * {@code valid_to}, both included; on other days it is as unknown as one that is not in the
 * register. Where there is no register, no post is unknown.
 *
 * @param posts posts by code, in the order of the file
 * @param refusesUnknown whether crossings at unknown posts are refused
 */
public record PostRegister(Map<String, Post> posts, boolean refusesUnknown) {

  private static final List<String> COLUMNS =
      List.of(
          "border_post",
          "name",
          "time_zone",
          "mode",
          "latitude",
          "longitude",
          "valid_from",
          "valid_to");
  private static final int CODE = 0;
  private static final int NAME = 1;
  private static final int ZONE = 2;
  private static final int MODE = 3;
  private static final int LATITUDE = 4;
  private static final int LONGITUDE = 5;
  private static final int VALID_FROM = 6;
  private static final int VALID_TO = 7;

  public PostRegister {
    posts = Collections.unmodifiableMap(new LinkedHashMap<>(posts));
  }

  /** A register of no posts. */
  public static PostRegister empty() {
    return new PostRegister(Map.of(), false);
  }

  /**
   * @throws UnusableInput if the file cannot be read or a row is wrong
   */
  public static PostRegister of(Path file) {
    try (InputStream in = TableFile.open(file)) {
      return of(file.toString(), in);
    } catch (IOException e) {
      throw new UnusableInput(file + ": cannot be read", e);
    }
  }

  /**
   * @param source name of the file in messages
   * @throws UnusableInput if a row is wrong
   */
  public static PostRegister of(String source, InputStream in) {
    TableFile file =
        new TableFile(source, new RecordLayout(COLUMNS, List.of(Set.of(COLUMNS.get(CODE))), -1));
    Map<String, Post> posts = new LinkedHashMap<>();
    file.forEach(
        in,
        row -> {
          Post post = post(file, row);
          if (posts.putIfAbsent(post.code(), post) != null) {
            throw file.bad(row, CODE, "stands twice in the register");
          }
        });
    return new PostRegister(posts, false);
  }

  /** The same, but that crossings at unknown posts are refused. */
  public PostRegister refusingUnknown() {
    return new PostRegister(posts, true);
  }

  /** Whether there is a register in which this is no post on that day. */
  public boolean isUnknown(String post, LocalDate day) {
    Post known = posts.get(post);
    return !posts.isEmpty() && (known == null || !known.isValidOn(day));
  }

  /** The time zone of a post, if it is registered with one. */
  public Optional<ZoneId> zone(String post) {
    Post known = posts.get(post);
    return known == null ? Optional.empty() : known.zone();
  }

  private static Post post(TableFile file, RawRecord row) {
    String code = row.text(CODE);
    if (code.isEmpty() || code.length() > 32) {
      throw file.bad(row, CODE, "a code of 1 to 32 characters is required");
    }
    Optional<LocalDate> from = date(file, row, VALID_FROM);
    Optional<LocalDate> to = date(file, row, VALID_TO);
    if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
      throw file.bad(row, VALID_TO, "before valid_from");
    }
    return new Post(
        code,
        row.text(NAME),
        zone(file, row),
        row.text(MODE),
        degrees(file, row, LATITUDE, 90),
        degrees(file, row, LONGITUDE, 180),
        from,
        to);
  }

  private static Optional<ZoneId> zone(TableFile file, RawRecord row) {
    String zone = row.text(ZONE);
    try {
      return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw file.bad(row, ZONE, "not a time zone such as Pacific/Auckland");
    }
  }

  private static Optional<LocalDate> date(TableFile file, RawRecord row, int slot) {
    String date = row.text(slot);
    try {
      return date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
    } catch (DateTimeException e) {
      throw file.bad(row, slot, "not a calendar date written YYYY-MM-DD");
    }
  }

  private static OptionalDouble degrees(TableFile file, RawRecord row, int slot, int greatest) {
    String text = row.text(slot);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double degrees = Double.parseDouble(text);
      if (Math.abs(degrees) <= greatest) {
        return OptionalDouble.of(degrees);
      }
    } catch (NumberFormatException e) {
      // said below, with the line
    }
    throw file.bad(row, slot, "not a number of degrees up to " + greatest);
  }
}
