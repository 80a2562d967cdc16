package org.borderflow.estimates;

import java.util.Arrays;
import org.borderflow.rules.residence.ResidenceRule;

/**
 * The ages, in days since the crossing, at which a pending crossing is looked at. Between two of
 * them lies a step. They are close together at first, when most is decided, and go beyond the
 * window, because a crossing may wait for an earlier verdict.
 */
public final class Checkpoints {
  private static final int[] EARLY = {0, 4, 12, 30, 60, 91, 122, 152};
  private static final int LATER = 30;
  private static final int BEYOND = 120;

  private final int[] ages;

  private Checkpoints(int[] ages) {
    this.ages = ages;
  }

  /** The checkpoints of a rule. */
  public static Checkpoints of(ResidenceRule rule) {
    int last = rule.window() + BEYOND;
    int[] ages = new int[EARLY.length + Math.max(0, last - 152) / LATER + 1];
    int count = 0;
    for (int age : EARLY) {
      if (age < last) {
        ages[count++] = age;
      }
    }
    for (int age = 152 + LATER; age <= last; age += LATER) {
      ages[count++] = age;
    }
    return new Checkpoints(Arrays.copyOf(ages, count));
  }

  public int count() {
    return ages.length;
  }

  /** Age at a checkpoint. */
  public int age(int checkpoint) {
    return ages[checkpoint];
  }

  /** The last checkpoint that somebody of this age has passed. */
  public int passed(int age) {
    int at = Arrays.binarySearch(ages, age);
    return at >= 0 ? at : -at - 2;
  }
}
