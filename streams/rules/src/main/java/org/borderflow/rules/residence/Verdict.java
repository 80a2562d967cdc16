package org.borderflow.rules.residence;

/** Whether a crossing began a migration. */
public enum Verdict {
  MIGRANT,
  NOT_MIGRANT
}
