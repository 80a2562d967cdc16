package org.borderflow.topology.recount;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Observations;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.Examination;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.flow.Contributions;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.rules.flow.DistinctTravellers;
import org.borderflow.rules.flow.Tally;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.schemas.Traveller;

/** What the rules say of histories as of a day, and the sums. */
public final class Tabulation {

  private final Method method;
  private final RuleBook rules;
  private final int asOf;
  private final Tally tally;
  private final TabulatedEstimates estimates;
  private final TabulatedLengths lengths = new TabulatedLengths();
  private final Contributions contributions = new Contributions(Cubes.standard());
  private final DistinctTravellers travellers = new DistinctTravellers(contributions);

  private Tabulation(Method method, int asOf) {
    this.method = method;
    this.rules = method.rules();
    this.asOf = asOf;
    this.tally = new Tally(rules.rules().size());
    this.estimates = new TabulatedEstimates(method, asOf);
  }

  /**
   * Counts histories.
   *
   * @param asOf the last day that is known, in days since 1970-01-01
   * @param assessed is shown what the rules say of each traveller
   */
  public static Tabulation of(
      Map<Traveller, History> histories,
      Method method,
      int asOf,
      BiConsumer<Traveller, Assessment> assessed) {
    Tabulation tabulation = new Tabulation(method, asOf);
    histories.forEach(
        (traveller, history) -> assessed.accept(traveller, tabulation.add(traveller, history)));
    tabulation.estimates.estimate();
    return tabulation;
  }

  private Assessment add(Traveller traveller, History history) {
    Examination examination =
        rules.examine(
            FoldedPast.NONE, history.crossings(), KnownResidence.of(history.statuses()), asOf);
    estimates.add(traveller, examination.judgement());
    Assessment assessment = examination.assessment();
    for (AssessedCrossing crossing : assessment.crossings()) {
      contributions.count(crossing, 1, tally);
    }
    for (AssessedStay stay : assessment.stays()) {
      contributions.count(stay, 1, tally);
    }
    travellers.count(null, assessment, tally);
    lengths.add(assessment);
    return assessment;
  }

  /** How it was counted. */
  public Method method() {
    return method;
  }

  /** The flow cells, those without anything in them left out. */
  public Map<FlowCellKey, FlowCell> cells() {
    return new TabulatedCells(rules, estimates).of(tally);
  }

  /** How long completed stays and absences were. */
  public Map<StayLengthKey, StayLength> lengths() {
    return lengths.exact(rules.country());
  }

  /** What a method lets be told of {@link #lengths()}. */
  public Map<StayLengthKey, PublicStayLength> publicLengths(DisclosureMethod method) {
    return lengths.ofThePublic(rules.country(), method);
  }

  /** What is expected of each pending crossing, rule by rule. */
  public List<Expected> expected() {
    return estimates.expected();
  }

  /**
   * What was observed under a rule, from which probabilities and intervals were learned.
   *
   * @param rule the rule's place in the rule book
   */
  public Observations observations(int rule) {
    return estimates.observations(rule);
  }
}
