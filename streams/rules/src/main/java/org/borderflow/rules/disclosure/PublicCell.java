package org.borderflow.rules.disclosure;

/**
 * A cell as anybody may see it.
 *
 * @param value null if the cell is suppressed
 * @param provisional whether anything in the exact cell is pending
 */
public record PublicCell(Long value, boolean provisional) {

  /** {@code P} if anything is pending, else {@code A}, as in the column OBS_STATUS. */
  public String obsStatus() {
    return provisional ? "P" : "A";
  }

  /** {@code C} suppressed or {@code P} perturbed, as in the column CONF_STATUS. */
  public String confStatus() {
    return value == null ? "C" : "P";
  }
}
