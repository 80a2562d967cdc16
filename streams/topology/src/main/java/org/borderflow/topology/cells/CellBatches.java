package org.borderflow.topology.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Puts together what goes to the same partition of the cells.
 *
 * @param <T> of what kind it is
 */
public final class CellBatches<T> {

  /** Keeps a message well below what a broker takes. */
  private static final int MOST_IN_A_MESSAGE = 500;

  private final Function<T, CellPlace> places;
  private final Function<List<T>, CellEvent> events;
  private final List<List<T>> byPartition = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param places where in a cube something belongs
   * @param events the message that carries it
   * @param partitions number of partitions of the cells
   */
  public CellBatches(
      Function<T, CellPlace> places, Function<List<T>, CellEvent> events, int partitions) {
    this.places = places;
    this.events = events;
    for (int partition = 0; partition < partitions; partition++) {
      byPartition.add(new ArrayList<>());
    }
  }

  /** Puts something with the others of its partition. */
  public void add(T one) {
    byPartition.get(places.apply(one).partition(byPartition.size())).add(one);
  }

  /**
   * Gives away what was put together, in the order in which it came.
   *
   * @param messages takes a partition and a message for it
   */
  public void sendTo(BiConsumer<Integer, CellEvent> messages) {
    for (int partition = 0; partition < byPartition.size(); partition++) {
      List<T> all = byPartition.get(partition);
      for (int from = 0; from < all.size(); from += MOST_IN_A_MESSAGE) {
        List<T> some = all.subList(from, Math.min(all.size(), from + MOST_IN_A_MESSAGE));
        messages.accept(partition, events.apply(List.copyOf(some)));
      }
      all.clear();
    }
  }
}
