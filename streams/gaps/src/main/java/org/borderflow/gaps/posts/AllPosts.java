package org.borderflow.gaps.posts;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Share;

/** The figures of all posts together: the sums of theirs. */
public final class AllPosts {

  private final Collection<PostFigures> posts;

  private AllPosts(Collection<PostFigures> posts) {
    this.posts = posts;
  }

  /**
   * The sums over posts.
   *
   * @param from the first day of the data
   * @param asOf the last day of the data
   */
  public static PostFigures of(Collection<PostFigures> posts, int from, int asOf) {
    AllPosts all = new AllPosts(posts);
    Lags lags = new Lags();
    posts.forEach(post -> lags.add(post.lags()));
    return new PostFigures(
        Place.TOTAL,
        from,
        posts.stream().mapToInt(PostFigures::last).max().orElse(asOf),
        all.sum(PostFigures::records),
        all.sum(PostFigures::entries),
        all.sum(PostFigures::exits),
        all.sum(PostFigures::refused),
        all.shares(PostFigures::daysReported),
        List.of(),
        all.shares(PostFigures::silent),
        all.shares(PostFigures::completeness),
        all.shares(PostFigures::unmatchedEntries),
        all.shares(PostFigures::unmatchedExits),
        all.shares(PostFigures::contradicted),
        all.shares(PostFigures::supposed),
        all.shares(PostFigures::future),
        all.shares(PostFigures::ahead),
        all.shares(PostFigures::backward),
        lags);
  }

  private long sum(ToLongFunction<PostFigures> figure) {
    return posts.stream().mapToLong(figure).sum();
  }

  private Share shares(Function<PostFigures, Share> share) {
    return posts.stream().map(share).reduce(Share.NONE, Share::plus);
  }
}
