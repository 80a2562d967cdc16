package org.borderflow.ingest.posts;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderflow.schemas.Crossing;

/**
 * The posts of crossings that are not in the register, counted. What is given as a post may be
 * anything, so only so many are told apart. For any number of threads.
 */
public final class UnknownPosts {

  /** So many posts are told apart. */
  public static final int MOST = 1_000;

  private final PostRegister register;
  private final SortedMap<String, Count> counts = new TreeMap<>();
  private long others;

  /**
   * Crossings at a post that is not known.
   *
   * @param borderPost the post as they name it
   * @param records how many there are
   * @param firstDate local date of the earliest
   * @param lastDate local date of the latest
   */
  public record Count(String borderPost, long records, LocalDate firstDate, LocalDate lastDate) {

    /** Together with others at the same post. */
    Count and(Count other) {
      return new Count(
          borderPost,
          records + other.records,
          firstDate.isBefore(other.firstDate) ? firstDate : other.firstDate,
          lastDate.isAfter(other.lastDate) ? lastDate : other.lastDate);
    }
  }

  public UnknownPosts(PostRegister register) {
    this.register = register;
  }

  /**
   * Looks at a crossing.
   *
   * @return whether its post is unknown
   */
  public boolean see(Crossing crossing) {
    if (!register.isUnknown(crossing.getBorderPost(), crossing.getDate())) {
      return false;
    }
    count(new Count(crossing.getBorderPost(), 1, crossing.getDate(), crossing.getDate()));
    return true;
  }

  private synchronized void count(Count one) {
    if (counts.size() < MOST || counts.containsKey(one.borderPost())) {
      counts.merge(one.borderPost(), one, Count::and);
    } else {
      others++;
    }
  }

  /** The posts seen, by code. */
  public synchronized List<Count> counts() {
    return List.copyOf(counts.values());
  }

  /** Number of posts seen. */
  public synchronized int posts() {
    return counts.size();
  }

  /** Records at posts beyond those that are told apart. */
  public synchronized long others() {
    return others;
  }
}
