package org.borderflow.clearing.deposit;

/** What is known of a period of a series. */
public enum Mark {
  /** Nothing was said: a gap, not a zero. */
  ABSENT('-'),
  /** A value that is meant to stay. */
  NORMAL('A'),
  /** A value of which something is still undecided or estimated. */
  PROVISIONAL('P'),
  /** A value that is not shown, to protect persons. */
  SUPPRESSED('C'),
  /** Nothing was said in a table whose definition says that what is zero is left out: a zero. */
  OMITTED('Z'),
  /** Something was deposited that whoever asks may not read. */
  WITHHELD('W');

  private final char code;

  Mark(char code) {
    this.code = code;
  }

  /** Its code in topics and files. */
  public char code() {
    return code;
  }

  /**
   * The mark of this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Mark of(char code) {
    for (Mark mark : values()) {
      if (mark.code == code) {
        return mark;
      }
    }
    throw new IllegalArgumentException("No mark has the code " + code);
  }

  /** Whether there is a number. */
  public boolean hasValue() {
    return this == NORMAL || this == PROVISIONAL || this == OMITTED;
  }

  /** Whether the reporting country means it to stay as it is. */
  public boolean isFinal() {
    return this == NORMAL || this == OMITTED || this == SUPPRESSED;
  }
}
