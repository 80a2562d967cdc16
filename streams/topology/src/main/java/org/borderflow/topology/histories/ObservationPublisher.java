package org.borderflow.topology.histories;

import java.util.ArrayList;
import java.util.HashMap;
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

  private final List<Checkpoints> checkpoints = new ArrayList<>();
  private final List<Observations> observations = new ArrayList<>();
  private final Consumer<EstimateEvent> events;

  ObservationPublisher(List<ResidenceRule> rules, Consumer<EstimateEvent> events) {
    for (ResidenceRule rule : rules) {
      checkpoints.add(Checkpoints.of(rule));
      observations.add(new Observations());
    }
    this.events = events;
  }

  /**
   * Publishes a change: which crossings are pending at once, what is observed when it is sent.
   *
   * @param before what was published, or null if nothing was
   * @param after what is to stand
   */
  void publish(byte[] traveller, Standpoint before, Standpoint after) {
    for (int rule = 0; rule < checkpoints.size(); rule++) {
      Map<PendingId, PendingPlace> known = new HashMap<>();
      if (before != null) {
        before.observe(rule, checkpoints.get(rule), -1, observations.get(rule));
        pending(traveller, rule, before, known);
      }
      after.observe(rule, checkpoints.get(rule), 1, observations.get(rule));
      Map<PendingId, PendingPlace> now = new HashMap<>();
      pending(traveller, rule, after, now);
      now.forEach(
          (id, pending) -> {
            if (!pending.equals(known.remove(id))) {
              events.accept(new EstimateEvent.Pending(id, pending));
            }
          });
      known.keySet().forEach(id -> events.accept(new EstimateEvent.Pending(id, null)));
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
      pending(traveller, rule, from, before);
      before.keySet().forEach(id -> events.accept(new EstimateEvent.Pending(id, null)));
      if (to != null) {
        Map<PendingId, PendingPlace> after = new HashMap<>();
        pending(other, rule, to, after);
        after.forEach((id, place) -> events.accept(new EstimateEvent.Pending(id, place)));
      }
    }
  }

  private static void pending(
      byte[] traveller, int rule, Standpoint standpoint, Map<PendingId, PendingPlace> pending) {
    for (Trail trail : standpoint.trails().get(rule)) {
      if (trail.pendingOn(standpoint.day())) {
        pending.put(
            new PendingId(rule, traveller, trail.crossing().agency(), trail.crossing().recordId()),
            PendingPlace.of(trail, standpoint.day()));
      }
    }
  }

  /** How many numbers there are to be sent. */
  int size() {
    return observations.stream().mapToInt(Observations::size).sum();
  }

  /** Sends what was observed. */
  void send() {
    for (int rule = 0; rule < observations.size(); rule++) {
      int of = rule;
      observations
          .get(rule)
          .forEach((group, counts) -> events.accept(new EstimateEvent.Observed(of, group, counts)));
      observations.get(rule).clear();
    }
  }
}
