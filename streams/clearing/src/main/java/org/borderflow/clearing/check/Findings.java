package org.borderflow.clearing.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found: all of it counted, the first of each reason kept. */
public final class Findings {

  /** So many of each reason are kept: a file with one wrong column has one in every row. */
  public static final int KEPT = 20;

  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private final List<Finding> kept = new ArrayList<>();

  /** Adds one. */
  public void add(Finding finding) {
    if (counts.merge(finding.reason(), 1L, Long::sum) <= KEPT) {
      kept.add(finding);
    }
  }

  /** How many there are, by reason. */
  public Map<Reason, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** The first ones, in the order in which they were found. */
  public List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return kept.isEmpty();
  }
}
