package org.borderflow.service.access;

/** What the holder of a key may do. */
public enum Role {
  /** Push crossings. */
  AGENCY,
  /** Look at the operation of the system. */
  OPERATOR,
  /** Read exact cells. */
  CONFIDENTIAL
}
