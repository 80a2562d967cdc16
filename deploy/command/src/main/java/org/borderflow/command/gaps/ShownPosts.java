package org.borderflow.command.gaps;

import java.util.Comparator;
import java.util.List;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.posts.PostFigures;

/** The posts that are shown on a page: those with most crossings; files have all of them. */
final class ShownPosts {

  private static final int SHOWN = 30;

  private ShownPosts() {}

  /** Most crossings first. */
  static List<PostFigures> of(GapReport report) {
    return report.posts().stream()
        .sorted(Comparator.comparingLong(PostFigures::records).reversed())
        .limit(SHOWN)
        .toList();
  }

  /** A sentence that says that others are not shown; empty if there are none. */
  static String others(GapReport report) {
    return report.posts().size() > SHOWN
        ? " The "
            + SHOWN
            + " posts with most crossings are shown; the files have all "
            + report.posts().size()
            + "."
        : "";
  }
}
