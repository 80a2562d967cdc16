package org.borderflow.ingest.parse;

import java.time.LocalDate;
import org.borderflow.ingest.codes.CountryCodes;
import org.borderflow.ingest.mrz.Zone;
import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Sex;

/**
 * What the machine-readable zone of a record says, to stand for columns that it leaves blank. Only
 * what is asked for is judged: a code or a date that a given column overrules does no harm.
 */
final class ZoneFields {

  private final Fields fields;
  private Zone zone;

  ZoneFields(Fields fields) {
    this.fields = fields;
  }

  /** Reads the zone of the record at hand. */
  void begin() {
    zone = fields.zone(Column.MRZ);
  }

  /** Whether there is one. If not, all of it reads as null. */
  boolean present() {
    return zone != null;
  }

  String issuer() {
    return zone == null ? null : country(zone.issuer());
  }

  String nationality() {
    return zone == null ? null : country(zone.nationality());
  }

  String documentNumber() {
    return zone == null ? null : zone.documentNumber();
  }

  /** The birth date, in the latest century that does not put it after the crossing. */
  BirthDate birthDate(LocalDate crossing) {
    if (zone == null || zone.birthDate().startsWith("<<")) {
      return null;
    }
    BirthDate birth = BirthDate.ofTwoDigitYear(zone.birthDate(), crossing);
    if (birth == null) {
      fields.refuse(RejectionReason.BAD_DATE, Column.MRZ, "the birth date in it is no date");
    }
    return birth;
  }

  Sex sex() {
    if (zone == null) {
      return null;
    }
    return switch (zone.sex()) {
      case 'M' -> Sex.M;
      case 'F' -> Sex.F;
      case 'X', '<' -> Sex.X;
      default -> {
        fields.refuse(RejectionReason.BAD_VALUE, Column.MRZ, "the sex in it is not M, F or <");
        yield null;
      }
    };
  }

  private String country(String written) {
    String code = CountryCodes.normalise(written);
    if (code == null) {
      fields.refuse(
          RejectionReason.UNKNOWN_CODE,
          Column.MRZ,
          "a state in it is not a code of ISO 3166-1 alpha-3 or ICAO 9303");
    }
    return code;
  }
}
