package org.borderflow.rules.identity;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The identities of one person.
 *
 * @param identities at least one, in ascending order
 * @param <I> identities; any order will do, as long as it is one and the same everywhere
 */
public record Person<I extends Comparable<I>>(List<I> identities) {

  public Person {
    identities = List.copyOf(identities);
  }

  /**
   * The person who has this identity.
   *
   * @param links the identities to which one is linked directly
   */
  public static <I extends Comparable<I>> Person<I> of(
      I identity, Function<I, ? extends Collection<I>> links) {
    NavigableSet<I> found = new TreeSet<>();
    found.add(identity);
    Deque<I> unvisited = new ArrayDeque<>(found);
    while (!unvisited.isEmpty()) {
      for (I linked : links.apply(unvisited.remove())) {
        if (found.add(linked)) {
          unvisited.add(linked);
        }
      }
    }
    return new Person<>(List.copyOf(found));
  }

  /** The identity under which the history of them all is kept: the least. */
  public I representative() {
    return identities.get(0);
  }
}
