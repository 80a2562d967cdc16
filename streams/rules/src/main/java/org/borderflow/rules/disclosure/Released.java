package org.borderflow.rules.disclosure;

/**
 * What is released of a cell.
 *
 * @param form whether there is a value, and if not, whether the cell is named
 * @param value the value shown; 0 if none is
 */
public record Released(Form form, long value) {

  /** Only that there is something, and less than may be shown. */
  public static final Released SUPPRESSED = new Released(Form.SUPPRESSED, 0);

  /** Nothing, not even whether there is something. */
  public static final Released WITHHELD = new Released(Form.WITHHELD, 0);

  /** How much is released. */
  public enum Form {
    /** A value. */
    SHOWN,
    /** That the cell is not empty, but no value. */
    SUPPRESSED,
    /** Nothing: as if the cell were not there. */
    WITHHELD
  }

  /** A value that may be shown. */
  public static Released shown(long value) {
    return new Released(Form.SHOWN, value);
  }

  /** Arrivals less departures: of what was released of each, so that it tells nothing more. */
  public Released less(Released departures) {
    if (form == Form.WITHHELD || departures.form == Form.WITHHELD) {
      return WITHHELD;
    }
    if (form == Form.SUPPRESSED || departures.form == Form.SUPPRESSED) {
      return SUPPRESSED;
    }
    return shown(value - departures.value);
  }
}
