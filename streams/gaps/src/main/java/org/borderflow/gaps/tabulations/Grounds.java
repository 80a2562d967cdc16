package org.borderflow.gaps.tabulations;

import java.util.SortedMap;
import org.borderflow.gaps.fields.Share;

/** The figures by which tabulations are judged. */
public interface Grounds {

  /** How far the data are what a tabulation requires of them. */
  Share share(Requirement requirement, Tabulation tabulation);

  /**
   * The same by post, to say where something is to be done; empty if that is no matter of posts.
   */
  SortedMap<String, Share> byPost(Requirement requirement, Flow flow);
}
