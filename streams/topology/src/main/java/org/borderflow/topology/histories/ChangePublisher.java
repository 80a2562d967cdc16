package org.borderflow.topology.histories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.flow.Contributions;
import org.borderflow.rules.flow.DistinctTravellers;
import org.borderflow.rules.flow.Tally;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.ResultCodec;

/** Tells what differs between two assessments of one traveller: outcomes, stays, cells. */
final class ChangePublisher {

  private final List<ResidenceRule> rules;
  private final Contributions contributions;
  private final DistinctTravellers travellers;
  private final Tally tally;
  private final VerdictCounts verdicts;
  private final BiConsumer<OutcomeKey, org.borderflow.schemas.Outcome> outcomes;
  private final BiConsumer<StayKey, Stay> stays;

  ChangePublisher(
      List<ResidenceRule> rules,
      Contributions contributions,
      Tally tally,
      VerdictCounts verdicts,
      BiConsumer<OutcomeKey, org.borderflow.schemas.Outcome> outcomes,
      BiConsumer<StayKey, Stay> stays) {
    this.rules = rules;
    this.contributions = contributions;
    this.travellers = new DistinctTravellers(contributions);
    this.tally = tally;
    this.verdicts = verdicts;
    this.outcomes = outcomes;
    this.stays = stays;
  }

  /**
   * Publishes a change.
   *
   * @param before what was published, or null if nothing was
   * @param after what is to stand
   */
  void publish(byte[] pseudonym, Assessment before, Assessment after) {
    Traveller traveller = new Traveller(pseudonym);
    boolean told = after.crossings().stream().allMatch(ChangePublisher::isOfSomebody);
    crossings(
        traveller,
        before == null ? List.of() : before.crossings(),
        after.crossings(),
        told ? outcomes : (key, outcome) -> {});
    stays(
        traveller,
        before == null ? List.of() : before.stays(),
        after.stays(),
        told ? stays : (key, stay) -> {});
    travellers.count(before, after, tally);
  }

  /** Takes back what was said of a traveller by name; what was counted of it stays. */
  void withdraw(byte[] pseudonym, Assessment said) {
    Traveller traveller = new Traveller(pseudonym);
    for (AssessedCrossing assessed : said.crossings()) {
      for (ResidenceRule rule : rules) {
        outcomes.accept(ResultCodec.outcomeKey(traveller, assessed.crossing(), rule.name()), null);
      }
    }
    for (AssessedStay assessed : said.stays()) {
      stays.accept(ResultCodec.stayKey(traveller, assessed.stay()), null);
    }
  }

  /** What is left of a traveller who was erased is counted, and nothing is said of it. */
  private static boolean isOfSomebody(AssessedCrossing assessed) {
    return !assessed.crossing().agency().equals(Remnant.NO_AGENCY);
  }

  private void crossings(
      Traveller traveller,
      List<AssessedCrossing> before,
      List<AssessedCrossing> after,
      BiConsumer<OutcomeKey, org.borderflow.schemas.Outcome> told) {
    Map<CrossingId, AssessedCrossing> published = new HashMap<>();
    before.forEach(assessed -> published.put(CrossingId.of(assessed.crossing()), assessed));
    for (AssessedCrossing assessed : after) {
      AssessedCrossing present =
          published.isEmpty() ? null : published.remove(CrossingId.of(assessed.crossing()));
      if (assessed.equals(present)) {
        continue;
      }
      boolean sameFacts = present != null && present.crossing().equals(assessed.crossing());
      for (int rule = 0; rule < rules.size(); rule++) {
        Outcome outcome = assessed.outcomes().get(rule);
        Outcome known = present == null ? null : present.outcomes().get(rule);
        if (!sameFacts || !outcome.equals(known)) {
          verdicts.change(rule, known, outcome);
          told.accept(
              ResultCodec.outcomeKey(traveller, assessed.crossing(), rules.get(rule).name()),
              ResultCodec.outcome(assessed.crossing(), outcome));
        }
      }
      if (present != null) {
        contributions.count(present, -1, tally);
      }
      contributions.count(assessed, 1, tally);
    }
    for (AssessedCrossing gone : published.values()) {
      for (int rule = 0; rule < rules.size(); rule++) {
        verdicts.change(rule, gone.outcomes().get(rule), null);
        told.accept(
            ResultCodec.outcomeKey(traveller, gone.crossing(), rules.get(rule).name()), null);
      }
      contributions.count(gone, -1, tally);
    }
  }

  private void stays(
      Traveller traveller,
      List<AssessedStay> before,
      List<AssessedStay> after,
      BiConsumer<StayKey, Stay> told) {
    Map<StayKey, AssessedStay> known = new HashMap<>();
    before.forEach(
        assessed -> known.put(ResultCodec.stayKey(traveller, assessed.stay()), assessed));
    for (AssessedStay assessed : after) {
      StayKey key = ResultCodec.stayKey(traveller, assessed.stay());
      AssessedStay present = known.isEmpty() ? null : known.remove(key);
      if (assessed.equals(present)) {
        continue;
      }
      Stay value = ResultCodec.stay(assessed.stay());
      if (present == null || !Objects.equals(value, ResultCodec.stay(present.stay()))) {
        told.accept(key, value);
      }
      if (present != null) {
        contributions.count(present, -1, tally);
      }
      contributions.count(assessed, 1, tally);
    }
    known.forEach(
        (key, gone) -> {
          told.accept(key, null);
          contributions.count(gone, -1, tally);
        });
  }

  private record CrossingId(String agency, String recordId) {

    static CrossingId of(Crossing crossing) {
      return new CrossingId(crossing.agency(), crossing.recordId());
    }
  }
}
