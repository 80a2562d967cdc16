package org.borderflow.gaps.tabulations;

/** How far a requirement is met, from worst to best. */
public enum Level {
  NOT_MET,
  WITH_CAVEAT,
  MET
}
