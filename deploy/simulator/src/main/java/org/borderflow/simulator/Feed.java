package org.borderflow.simulator;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The days of the period one after the other, and then those on which something late comes in. */
final class Feed implements Iterator<Day> {

  private final World world;
  private final List<Crossing> crossings;
  private final Registrar registrar;
  private final Desk desk = new Desk();
  private int next;
  private int day;

  Feed(World world, List<Crossing> crossings, Registrar registrar) {
    this.world = world;
    this.crossings = crossings;
    this.registrar = registrar;
    this.day = world.from();
  }

  @Override
  public boolean hasNext() {
    return day <= world.to() || desk.expectsMore();
  }

  @Override
  public Day next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    desk.opens(day);
    Map<String, Integer> ledgers = new HashMap<>();
    while (next < crossings.size() && crossings.get(next).day() == day) {
      Crossing crossing = crossings.get(next);
      int line = ledgers.merge(crossing.post().code(), 1, Integer::sum);
      next++;
      registrar.file(next, crossing, line, desk);
    }
    Day received = new Day(LocalDate.ofEpochDay(day), desk.closes());
    day++;
    return received;
  }
}
