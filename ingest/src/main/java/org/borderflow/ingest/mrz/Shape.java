package org.borderflow.ingest.mrz;

import com.google.common.primitives.ImmutableIntArray;

/**
 * Where things stand in a zone, counted from 0 over all its lines without anything between them. In
 * every shape the document code stands at 0, the issuer at 2; sex and expiry date follow on the
 * birth date and its digit.
 */
public enum Shape {
  /** Cards of the size of a bank card: three lines of 30. */
  TD1(3, 30, 5, 45, 30, 15, 30, 0, 59, ImmutableIntArray.of(5, 30, 30, 37, 38, 45, 48, 59)),
  /** Larger cards: two lines of 36. */
  TD2(2, 36, 36, 46, 49, 64, 71, 0, 71, ImmutableIntArray.of(36, 46, 49, 56, 57, 71)),
  /** Passports: two lines of 44. */
  TD3(2, 44, 44, 54, 57, 0, 0, 72, 87, ImmutableIntArray.of(44, 54, 57, 64, 65, 87));

  static final int ISSUER = 2;
  static final int CODE_LENGTH = 3;
  static final int NUMBER_LENGTH = 9;
  static final int DATE_LENGTH = 6;
  static final int OPTIONAL_LENGTH = 14;

  /** What lies between the first character of the birth date and sex, and the expiry date. */
  static final int TO_SEX = 7;

  static final int TO_EXPIRY = 8;

  final int lines;
  final int width;
  final int number;
  final int nationality;
  final int birth;

  /** Where a document number goes on that is longer than its field; empty if it cannot be. */
  final int longer;

  final int longerEnd;

  /** Optional data with a digit of its own, or 0. */
  final int optional;

  final int composite;

  /** What the composite digit is reckoned over: from and to of each part. */
  private final ImmutableIntArray compound;

  Shape(
      int lines,
      int width,
      int number,
      int nationality,
      int birth,
      int longer,
      int longerEnd,
      int optional,
      int composite,
      ImmutableIntArray compound) {
    this.lines = lines;
    this.width = width;
    this.number = number;
    this.nationality = nationality;
    this.birth = birth;
    this.longer = longer;
    this.longerEnd = longerEnd;
    this.optional = optional;
    this.composite = composite;
    this.compound = compound;
  }

  String compound(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    for (int at = 0; at < compound.length(); at += 2) {
      joined.append(text, compound.get(at), compound.get(at + 1));
    }
    return joined.toString();
  }
}
