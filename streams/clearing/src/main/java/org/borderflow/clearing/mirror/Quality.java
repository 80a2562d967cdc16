package org.borderflow.clearing.mirror;

/** How good the best figure that can be had is. */
public enum Quality {
  /**
   * Two reports which, corrected for what they are known to miss, agree in the long run to 10 %.
   */
  A,
  /** Two reports which agree to 25 %, or too few to say how well they agree. */
  B,
  /** Its level rests on one report, or on the supposition that the fuller of the two is whole. */
  C,
  /** One report as it is: what it misses is not known. */
  D,
  /** Two reports that contradict what their countries say of their coverage by more than 25 %. */
  X
}
