package org.borderflow.clearing.mirror;

/** How the best figure that can be had was come by. */
public enum BestRule {
  /** Both reports, each corrected for its coverage and weighed by it. */
  COMBINED,
  /** The destination's report, corrected for its coverage. */
  DESTINATION_CORRECTED,
  /** The origin's report, corrected for its coverage. */
  ORIGIN_CORRECTED,
  /** The destination's report as it is. */
  DESTINATION,
  /** The origin's report as it is. */
  ORIGIN
}
