package org.borderflow.faults.kinds;

/** Something that breaks, and is mended. */
public interface Fault {

  /** What it is, in words that name the hosts. */
  String what();

  /** Breaks it. */
  void strike() throws Exception;

  /** Mends it. */
  void mend() throws Exception;
}
