package org.borderflow.gaps.tabulations;

import java.util.List;
import org.borderflow.gaps.fields.Share;

/**
 * What would close a part of the gap.
 *
 * @param requirement what would be met
 * @param flow at which crossings, where it is a column; null if at all
 * @param share how far it is met
 * @param worstPosts the posts with most of what is lacking, most first
 * @param tabulations ids of the tabulations that lack it
 * @param lifted ids of those whose verdict would be better if this alone were done
 * @param weight how much of the gap it is, see {@link Steps}
 */
public record Step(
    Requirement requirement,
    Flow flow,
    Share share,
    List<AtPost> worstPosts,
    List<String> tabulations,
    List<String> lifted,
    long weight) {

  public Step {
    worstPosts = List.copyOf(worstPosts);
    tabulations = List.copyOf(tabulations);
    lifted = List.copyOf(lifted);
  }

  /**
   * Where something is lacking.
   *
   * @param post the post
   * @param share how far the requirement is met there
   */
  public record AtPost(String post, Share share) {}
}
