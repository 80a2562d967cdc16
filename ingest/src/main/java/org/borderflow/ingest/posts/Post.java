package org.borderflow.ingest.posts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A border post.
 *
 * @param code UN/LOCODE or the agency's own code, as in the crossings
 * @param name name for people; may be blank
 * @param zone time zone whose calendar holds there, if known
 * @param mode what it is for, as the register says; may be blank
 * @param latitude degrees north, if known
 * @param longitude degrees east, if known
 * @param validFrom first day on which it is a post, if there is one
 * @param validTo last day on which it is a post, if there is one
 */
public record Post(
    String code,
    String name,
    Optional<ZoneId> zone,
    String mode,
    OptionalDouble latitude,
    OptionalDouble longitude,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo) {

  /** Whether it is a post on a day. */
  boolean isValidOn(LocalDate day) {
    return validFrom.filter(day::isBefore).isEmpty() && validTo.filter(day::isAfter).isEmpty();
  }
}
