package org.borderflow.command.gaps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.definitions.Definition;
import org.borderflow.gaps.definitions.Neighbour;
import org.borderflow.gaps.fields.FieldCounts;
import org.borderflow.gaps.fields.FieldState;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Trend;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.people.Linkage;
import org.borderflow.gaps.posts.Lags;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.posts.Silence;
import org.borderflow.gaps.tabulations.Evidence;
import org.borderflow.gaps.tabulations.Finding;
import org.borderflow.gaps.tabulations.Population;
import org.borderflow.gaps.tabulations.Step;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;

/** A report as tables, a CSV file each, and all of them as one JSON document. */
public final class GapTables {

  /** The JSON document. */
  public static final String JSON = "gaps.json";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final GapReport report;

  public GapTables(GapReport report) {
    this.report = report;
  }

  /** Writes all files. */
  public void writeTo(Path directory) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("country", report.rules().country());
    document.put("from", Day.toString(report.from()));
    document.put("as_of", Day.toString(report.asOf()));
    document.put("rules", report.rules().rules().stream().map(ResidenceRule::name).toList());
    document.put("received", report.received().received());
    document.put("accepted", report.received().accepted());
    document.put("duplicates", report.received().duplicates());
    document.put("rejected", report.received().rejected());
    document.put("lag_basis", report.lagBasis().name());
    for (Table table : tables()) {
      Files.write(directory.resolve(table.name() + ".csv"), table.csv());
      document.put(table.name(), table.json());
    }
    Files.writeString(directory.resolve(JSON), MAPPER.writeValueAsString(document) + "\n");
  }

  private List<Table> tables() {
    return List.of(
        tabulations(),
        evidence(),
        requirements(),
        steps(),
        variables(),
        trends(),
        posts(),
        silences(),
        lags(),
        linkage(),
        definitions(),
        neighbours(),
        years());
  }

  private Table tabulations() {
    Table table =
        new Table(
            "tabulations",
            "tabulation",
            "title",
            "source",
            "place",
            "place_verified",
            "measure",
            "rule",
            "direction",
            "variables",
            "verdict",
            "reasons");
    for (Finding finding : report.findings()) {
      table.row(
          finding.tabulation().id(),
          finding.tabulation().title(),
          finding.tabulation().source(),
          finding.tabulation().place(),
          finding.tabulation().verified(),
          finding.tabulation().measure(),
          finding.tabulation().rule(),
          finding.tabulation().flow().code(),
          finding.tabulation().variables(),
          finding.verdict().name(),
          finding.reasons());
    }
    return table;
  }

  private Table evidence() {
    Table table =
        new Table(
            "evidence",
            "tabulation",
            "requirement",
            "direction",
            "numerator",
            "denominator",
            "producible_from",
            "caveat_from",
            "level");
    for (Finding finding : report.findings()) {
      for (Evidence each : finding.evidence()) {
        table.row(
            finding.tabulation().id(),
            each.requirement().name(),
            direction(each),
            each.share(),
            each.requirement().producibleFrom(),
            each.requirement().caveatFrom(),
            each.level().name());
      }
    }
    return table;
  }

  private static String direction(Evidence evidence) {
    return evidence.requirement().isColumn() ? evidence.flow().code() : Place.TOTAL;
  }

  private record Asked(Population population, Evidence evidence) {}

  /** What the tabulations ask for, each once. */
  private Table requirements() {
    Set<Asked> asked = new LinkedHashSet<>();
    for (Finding finding : report.findings()) {
      for (Evidence each : finding.evidence()) {
        Population whose =
            each.requirement().isColumn() ? finding.tabulation().population() : Population.ALL;
        Evidence once =
            each.requirement().isColumn()
                ? each
                : new Evidence(each.requirement(), null, each.share());
        asked.add(new Asked(whose, once));
      }
    }
    Table table =
        new Table(
            "requirements",
            "requirement",
            "direction",
            "population",
            "numerator",
            "denominator",
            "producible_from",
            "caveat_from",
            "level");
    for (Asked each : asked) {
      table.row(
          each.evidence().requirement().name(),
          direction(each.evidence()),
          each.population().name(),
          each.evidence().share(),
          each.evidence().requirement().producibleFrom(),
          each.evidence().requirement().caveatFrom(),
          each.evidence().level().name());
    }
    return table;
  }

  private Table steps() {
    Table table =
        new Table(
            "steps",
            "rank",
            "recommended",
            "requirement",
            "direction",
            "remedy",
            "numerator",
            "denominator",
            "weight",
            "gap",
            "tabulations",
            "lifted_alone",
            "worst_posts");
    int rank = 0;
    for (Step step : report.steps().all()) {
      rank++;
      table.row(
          rank,
          rank <= report.steps().recommended().size(),
          step.requirement().name(),
          step.flow() == null ? Place.TOTAL : step.flow().code(),
          step.requirement().remedy(),
          step.share(),
          step.weight(),
          report.steps().gap(),
          step.tabulations(),
          step.lifted(),
          step.worstPosts().stream()
              .map(each -> each.post() + " " + each.share().lacking())
              .toList());
    }
    return table;
  }

  private Table variables() {
    Table table =
        new Table(
            "variables",
            "variable",
            "border_post",
            "agency",
            "month",
            "records",
            "filled",
            "valid",
            "known",
            "unknown",
            "invalid",
            "blank");
    for (Variable variable : Variable.values()) {
      report
          .fields()
          .cells()
          .forEach(
              (place, counts) -> {
                if (counts.records(variable) > 0) {
                  variable(variable, place, counts, table);
                }
              });
    }
    return table;
  }

  private static void variable(Variable variable, Place place, FieldCounts counts, Table table) {
    table.row(
        variable.column(),
        place.post(),
        place.agency(),
        place.month(),
        counts.records(variable),
        counts.filled(variable).numerator(),
        counts.valid(variable).numerator(),
        counts.get(variable, FieldState.KNOWN),
        counts.get(variable, FieldState.UNKNOWN),
        counts.get(variable, FieldState.INVALID),
        counts.get(variable, FieldState.BLANK));
  }

  private Table trends() {
    List<Place> places = new ArrayList<>(List.of(Place.EVERYWHERE));
    report.fields().posts().forEach(post -> places.add(new Place(post, Place.TOTAL, Place.TOTAL)));
    report
        .fields()
        .agencies()
        .forEach(agency -> places.add(new Place(Place.TOTAL, agency, Place.TOTAL)));
    Table table =
        new Table(
            "trends",
            "variable",
            "border_post",
            "agency",
            "earlier_known",
            "earlier_records",
            "later_known",
            "later_records",
            "trend");
    for (Variable variable : Variable.values()) {
      for (Place place : places) {
        Trend trend = report.trend(variable, place);
        table.row(
            variable.column(),
            place.post(),
            place.agency(),
            trend.earlier(),
            trend.later(),
            trend.course().name());
      }
    }
    return table;
  }

  private List<PostFigures> allPosts() {
    List<PostFigures> all = new ArrayList<>(List.of(report.allPosts()));
    all.addAll(report.posts());
    return all;
  }

  private Table posts() {
    Table table =
        new Table(
            "posts",
            "border_post",
            "first_day",
            "last_day",
            "records",
            "entries",
            "exits",
            "refused",
            "days_reported",
            "days",
            "silent_days",
            "silent_days_of",
            "complete",
            "complete_of",
            "unmatched_entries",
            "unmatched_entries_of",
            "unmatched_exits",
            "unmatched_exits_of",
            "contradicted",
            "contradicted_of",
            "supposed",
            "supposed_of",
            "future_dates",
            "future_dates_of",
            "dated_ahead",
            "dated_ahead_of",
            "clock_backward",
            "clock_backward_of",
            "lag_known",
            "lag_median_days",
            "lag_nine_in_ten_days");
    for (PostFigures post : allPosts()) {
      table.row(
          post.post(),
          Day.toString(post.first()),
          Day.toString(post.last()),
          post.records(),
          post.entries(),
          post.exits(),
          post.refused(),
          post.daysReported(),
          post.silent(),
          post.completeness(),
          post.unmatchedEntries(),
          post.unmatchedExits(),
          post.contradicted(),
          post.supposed(),
          post.future(),
          post.ahead(),
          post.backward(),
          post.lags().count(),
          days(post.lags(), 50),
          days(post.lags(), 90));
    }
    return table;
  }

  private static Object days(Lags lags, int percent) {
    return lags.within(percent).isPresent() ? lags.within(percent).getAsInt() : "";
  }

  private Table silences() {
    Table table = new Table("silences", "border_post", "first_day", "last_day", "days");
    for (PostFigures post : report.posts()) {
      for (Silence silence : post.silences()) {
        table.row(
            post.post(), Day.toString(silence.from()), Day.toString(silence.to()), silence.days());
      }
    }
    return table;
  }

  private Table lags() {
    Table table = new Table("lags", "border_post", "days", "records", "records_of");
    for (PostFigures post : allPosts()) {
      if (post.lags().count() > 0) {
        post.lags()
            .classes()
            .forEach(
                (days, records) ->
                    table.row(post.post(), days, new Share(records, post.lags().count())));
      }
    }
    return table;
  }

  private Table linkage() {
    Linkage people = report.linkage();
    return new Table("linkage", "figure", "numerator", "denominator")
        .row("identified_crossings", people.identified())
        .row("identities_per_person", people.identities(), people.persons())
        .row("linked_identities", people.linked())
        .row("persons_with_one_identity", people.oneIdentity())
        .row("persons_with_two_identities", people.twoIdentities())
        .row("persons_with_more_identities", people.moreIdentities())
        .row("persons_seen_once", people.seenOnce())
        .row("persons_contradicted", people.contradicted())
        .row("persons_with_residence_told", people.residenceTold());
  }

  private Table definitions() {
    Table table =
        new Table(
            "definitions",
            "aspect",
            "recommended",
            "source",
            "place",
            "place_verified",
            "in_force");
    for (Definition each : report.definitions()) {
      table.row(
          each.aspect(),
          each.recommended(),
          each.source(),
          each.place(),
          each.verified(),
          each.inForce());
    }
    return table;
  }

  private Table neighbours() {
    Table table =
        new Table(
            "neighbours",
            "rule",
            "threshold_days",
            "window_days",
            "in_force",
            "arrivals_settled",
            "arrivals_pending",
            "departures_settled",
            "departures_pending",
            "decided_months",
            "decided_arrivals",
            "decided_departures",
            "decided_net");
    for (Neighbour each : report.totals().neighbours()) {
      table.row(
          each.rule().name(),
          each.rule().threshold(),
          each.rule().window(),
          each.inForce(),
          each.arrivals().settled(),
          each.arrivals().pending(),
          each.departures().settled(),
          each.departures().pending(),
          report.totals().decidedMonths().size(),
          each.decidedArrivals(),
          each.decidedDepartures(),
          each.decidedNet());
    }
    return table;
  }

  private Table years() {
    Table table = new Table("rule-years", "rule", "direction", "year", "settled", "pending");
    List<Neighbour> rules = report.totals().neighbours();
    for (int rule = 0; rule < rules.size(); rule++) {
      String name = rules.get(rule).rule().name();
      for (Direction direction : Direction.values()) {
        String code = direction == Direction.ENTRY ? "A" : "D";
        report
            .totals()
            .years(rule, direction)
            .forEach(
                (year, migrants) ->
                    table.row(name, code, year, migrants.settled(), migrants.pending()));
      }
    }
    return table;
  }
}
