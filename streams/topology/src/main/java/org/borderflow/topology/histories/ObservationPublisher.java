package org.borderflow.topology.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.borderflow.estimates.Checkpoints;
import org.borderflow.estimates.Observations;
import org.borderflow.estimates.Trail;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.topology.estimates.EstimateEvent;
import org.borderflow.topology.estimates.PendingId;
import org.borderflow.topology.estimates.PendingPlace;

/**
 * Tells what differs between two standpoints on one traveller: what is observed, what is pending.
 */
final class ObservationPublisher {

  /** Keeps a message well below what a broker takes. */
  private static final int MOST_IN_A_MESSAGE = 500;

  private final List<Checkpoints> checkpoints = new ArrayList<>();
  private final List<Observations> observations = new ArrayList<>();
  private final Map<PendingId, PendingPlace> pending = new LinkedHashMap<>();
  private final Consumer<EstimateEvent> events;

  ObservationPublisher(List<ResidenceRule> rules, Consumer<EstimateEvent> events) {
    for (ResidenceRule rule : rules) {
      checkpoints.add(Checkpoints.of(rule));
      observations.add(new Observations());
    }
    this.events = events;
  }

  /**
   * Publishes a change; it is told when it is sent.
   *
   * @param before what was published, or null if nothing was
   * @param after what is to stand
   */
  void publish(byte[] traveller, Standpoint before, Standpoint after) {
    for (int rule = 0; rule < checkpoints.size(); rule++) {
      Map<PendingId, PendingPlace> known = new HashMap<>();
      if (before != null) {
        before.observe(rule, checkpoints.get(rule), -1, observations.get(rule));
        collect(traveller, rule, before, known);
      }
      after.observe(rule, checkpoints.get(rule), 1, observations.get(rule));
      Map<PendingId, PendingPlace> now = new HashMap<>();
      collect(traveller, rule, after, now);
      now.forEach(
          (id, place) -> {
            if (!place.equals(known.remove(id))) {
              pending.put(id, place);
            }
          });
      known.keySet().forEach(id -> pending.put(id, null));
    }
  }

  /**
   * What is pending of a traveller is pending of another from now on.
   *
   * @param from where the former stood
   * @param to where the latter stands; null if nothing is pending there
   */
  void move(byte[] traveller, Standpoint from, byte[] other, Standpoint to) {
    for (int rule = 0; rule < checkpoints.size(); rule++) {
      Map<PendingId, PendingPlace> before = new HashMap<>();
      collect(traveller, rule, from, before);
      before.keySet().forEach(id -> pending.put(id, null));
      if (to != null) {
        Map<PendingId, PendingPlace> after = new HashMap<>();
        collect(other, rule, to, after);
        after.forEach((id, place) -> pending.put(id, place));
      }
    }
  }

  private static void collect(
      byte[] traveller, int rule, Standpoint standpoint, Map<PendingId, PendingPlace> places) {
    for (Trail trail : standpoint.trails().get(rule)) {
      if (trail.pendingOn(standpoint.day())) {
        places.put(
            new PendingId(rule, traveller, trail.crossing().agency(), trail.crossing().recordId()),
            PendingPlace.of(trail, standpoint.day()));
      }
    }
  }

  /** How much there is to be sent. */
  int size() {
    return pending.size() + observations.stream().mapToInt(Observations::size).sum();
  }

  /** Sends what is pending and what was observed. */
  void send() {
    List<EstimateEvent.Pending> places = new ArrayList<>();
    pending.forEach((id, place) -> places.add(new EstimateEvent.Pending(id, place)));
    pending.clear();
    for (int from = 0; from < places.size(); from += MOST_IN_A_MESSAGE) {
      int to = Math.min(places.size(), from + MOST_IN_A_MESSAGE);
      events.accept(new EstimateEvent.Changed(List.of(), List.copyOf(places.subList(from, to))));
    }
    List<EstimateEvent.Observed> groups = new ArrayList<>();
    for (int rule = 0; rule < observations.size(); rule++) {
      int of = rule;
      observations
          .get(rule)
          .forEach(
              (group, counts) -> {
                groups.add(new EstimateEvent.Observed(of, group, counts));
                if (groups.size() == MOST_IN_A_MESSAGE) {
                  send(groups);
                }
              });
      observations.get(rule).clear();
    }
    if (!groups.isEmpty()) {
      send(groups);
    }
  }

  private void send(List<EstimateEvent.Observed> groups) {
    events.accept(new EstimateEvent.Changed(List.copyOf(groups), List.of()));
    groups.clear();
  }
}
