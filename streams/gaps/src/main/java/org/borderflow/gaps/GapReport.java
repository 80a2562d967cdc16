package org.borderflow.gaps;

import java.util.List;
import org.borderflow.gaps.definitions.Definition;
import org.borderflow.gaps.definitions.RuleTotals;
import org.borderflow.gaps.fields.FieldTable;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Trend;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.people.Linkage;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.tabulations.Finding;
import org.borderflow.gaps.tabulations.Steps;
import org.borderflow.gaps.tabulations.Verdict;
import org.borderflow.rules.RuleBook;

/**
 * How far data are from the recommendations.
 *
 * @param rules the country and the rules in force
 * @param from the first day of the data, in days since 1970-01-01, without the earliest thousandth
 *     of the crossings: a single wrong date makes no period
 * @param asOf the last day that is known
 * @param received what became of the records
 * @param fields how far columns are filled
 * @param lagBasis by what it is known how late records come
 * @param posts the figures of each post, sorted by its code
 * @param allPosts their sums
 * @param linkage how crossings are put together to people
 * @param definitions what is in force beside what is recommended
 * @param totals what totals are under the rules in force and those of others
 * @param findings what is found of each tabulation
 * @param steps what would close most of the gap
 */
public record GapReport(
    RuleBook rules,
    int from,
    int asOf,
    Received received,
    FieldTable fields,
    LagBasis lagBasis,
    List<PostFigures> posts,
    PostFigures allPosts,
    Linkage linkage,
    List<Definition> definitions,
    RuleTotals totals,
    List<Finding> findings,
    Steps steps) {

  public GapReport {
    posts = List.copyOf(posts);
    definitions = List.copyOf(definitions);
    findings = List.copyOf(findings);
  }

  /** How many tabulations have a verdict. */
  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  /**
   * Where the known share of a variable is going.
   *
   * @param place a post or an agency or everything; its month does not matter
   */
  public Trend trend(Variable variable, Place place) {
    return Trend.over(
        fields.months(),
        month -> fields.at(new Place(place.post(), place.agency(), month)).known(variable));
  }
}
