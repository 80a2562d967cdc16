package org.borderflow.gaps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderflow.gaps.definitions.Definitions;
import org.borderflow.gaps.definitions.RuleTotals;
import org.borderflow.gaps.fields.FieldCounts;
import org.borderflow.gaps.fields.FieldTable;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Refused;
import org.borderflow.gaps.fields.Seen;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.people.Linkage;
import org.borderflow.gaps.people.LinkageCount;
import org.borderflow.gaps.people.Repeats;
import org.borderflow.gaps.posts.AllPosts;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.posts.PostLog;
import org.borderflow.gaps.tabulations.Finding;
import org.borderflow.gaps.tabulations.Judge;
import org.borderflow.gaps.tabulations.Requirements;
import org.borderflow.gaps.tabulations.Steps;
import org.borderflow.gaps.tabulations.Tabulations;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;

/**
 * Counts what a {@link GapReport} says, person by person. The crossings of one person are handed
 * over together; the order of people and of refused records makes no difference.
 */
public final class GapCount {

  /** The rule of the recommendations, by which it is looked whether migrants have permits. */
  private static final String RECOMMENDED = "12/12";

  /** The earliest crossings, one in so many, do not make the first day of the data. */
  private static final int ONE_IN = 1000;

  private static final int MONTH_LENGTH = "2024-03".length();

  private final RuleBook inForce;
  private final RuleBook all;
  private final int recommended;
  private final int asOf;

  private final FieldTable fields = new FieldTable();
  private final FlowFields flows = new FlowFields();
  private final Map<String, PostLog> posts = new TreeMap<>();
  private final SortedMap<Integer, Long> days = new TreeMap<>();
  private final Set<String> told = new HashSet<>();
  private final SortedMap<String, Share> permits = new TreeMap<>();
  private final LinkageCount linkage = new LinkageCount();
  private final RuleTotals totals;

  /**
   * A count of nothing yet.
   *
   * @param inForce the country and the rules that it applies
   * @param asOf the last day that is known, see {@link Day}
   */
  public GapCount(RuleBook inForce, int asOf) {
    List<ResidenceRule> rules = RuleTotals.withNeighbours(inForce.rules());
    this.inForce = inForce;
    this.all = new RuleBook(inForce.country(), rules, inForce.anomalies());
    this.recommended = rules.stream().map(ResidenceRule::name).toList().indexOf(RECOMMENDED);
    this.totals = new RuleTotals(rules, inForce.rules().size());
    this.asOf = asOf;
  }

  /**
   * Everything that stands of somebody, until the as-of date.
   *
   * @param crossings their crossings, in any order, at least one
   * @param identities under how many identities they crossed
   * @param known residence known from elsewhere
   */
  public void person(Collection<Seen> crossings, int identities, KnownResidence known) {
    crossings.forEach(this::crossing);
    Assessment assessment =
        all.assess(crossings.stream().map(Seen::crossing).toList(), known, asOf);
    List<Crossing> judged = new ArrayList<>(crossings.size());
    for (AssessedCrossing each : assessment.crossings()) {
      if (each.crossing().travellerClass().entersTheRules()) {
        judged.add(each.crossing());
        totals.add(each, month(each.crossing()));
        permit(each);
      }
    }
    Repeats repeats = Repeats.in(judged);
    judged.forEach(crossing -> post(crossing).addJudged(crossing, !repeats.isEmpty()));
    repeats.unmatched().forEach(crossing -> post(crossing).addUnmatched(crossing));
    repeats.after().forEach(crossing -> post(crossing).addSupposed());
    linkage.person(
        identities, crossings.size(), judged.size(), !repeats.isEmpty(), !known.isUnknown());
  }

  /** A crossing of which it is not known whose it is. */
  public void nobody(Seen seen) {
    crossing(seen);
    linkage.nobody(1);
  }

  private void crossing(Seen seen) {
    Crossing crossing = seen.crossing();
    Place place = new Place(crossing.borderPost(), crossing.agency(), month(crossing));
    FieldCounts counting = fields.counting(place);
    for (Variable variable : Variable.values()) {
      counting.add(variable, variable.in(crossing, seen.leftBlank()));
    }
    flows.add(seen);
    post(crossing).add(seen);
    days.merge(crossing.date(), 1L, Long::sum);
    if (crossing.travellerClass() != TravellerClass.ORDINARY
        && crossing.travellerClass() != TravellerClass.UNIDENTIFIED) {
      told.add(crossing.borderPost());
    }
  }

  private void permit(AssessedCrossing assessed) {
    Crossing crossing = assessed.crossing();
    if (crossing.direction() == Direction.ENTRY
        && assessed.outcomes().get(recommended).verdict() == Verdict.MIGRANT
        && !crossing.citizenship().equals(inForce.country())) {
      permits.merge(
          crossing.borderPost(), new Share(crossing.permit().isEmpty() ? 0 : 1, 1), Share::plus);
    }
  }

  private PostLog post(Crossing crossing) {
    return post(crossing.borderPost());
  }

  private PostLog post(String code) {
    return posts.computeIfAbsent(code, PostLog::new);
  }

  private static String month(Crossing crossing) {
    return Day.toString(crossing.date()).substring(0, MONTH_LENGTH);
  }

  /** A record that was refused. */
  public void refused(Refused refused) {
    refused
        .variable()
        .ifPresent(variable -> fields.counting(refused.place()).add(variable, refused.state()));
    if (!refused.place().post().equals(Place.UNKNOWN)) {
      post(refused.place().post()).addRefused(refused.future());
    }
  }

  /**
   * What comes of it.
   *
   * @param received what became of the records
   * @param lagBasis by what it is known how late they came
   */
  public GapReport report(Received received, LagBasis lagBasis) {
    int from = firstDay();
    List<PostFigures> figures =
        posts.values().stream().map(post -> post.figures(from, asOf)).toList();
    PostFigures together = AllPosts.of(figures, from, asOf);
    Linkage people = linkage.linkage();
    CountedGrounds grounds =
        new CountedGrounds(
            inForce.anomalies(),
            from,
            asOf,
            received,
            figures,
            together,
            people,
            flows,
            told,
            permits);
    List<Finding> findings =
        new Judge(Requirements.standard(), grounds).judge(Tabulations.standard());
    return new GapReport(
        inForce,
        from,
        asOf,
        received,
        fields,
        lagBasis,
        figures,
        together,
        people,
        Definitions.of(inForce, people),
        totals,
        findings,
        Steps.of(findings, grounds));
  }

  private int firstDay() {
    long skipped = days.values().stream().mapToLong(Long::longValue).sum() / ONE_IN;
    for (Map.Entry<Integer, Long> day : days.entrySet()) {
      skipped -= day.getValue();
      if (skipped < 0) {
        return day.getKey();
      }
    }
    return asOf;
  }
}
