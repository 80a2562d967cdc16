package org.borderflow.gaps;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.people.Linkage;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.tabulations.Flow;
import org.borderflow.gaps.tabulations.Grounds;
import org.borderflow.gaps.tabulations.Population;
import org.borderflow.gaps.tabulations.Requirement;
import org.borderflow.gaps.tabulations.Tabulation;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;

/**
 * The figures by which tabulations are judged, out of what was counted.
 *
 * @param anomalies what is done about missing crossings
 * @param from the first day of the data
 * @param asOf the last day of the data
 * @param received what became of the records
 * @param posts the figures of each post
 * @param all those of all posts
 * @param linkage how crossings are put together
 * @param fields the states of variables
 * @param told posts at which classes of travellers are told apart
 * @param permits by post, entries of foreign migrants that name a permit, of all such entries
 */
record CountedGrounds(
    Anomalies anomalies,
    int from,
    int asOf,
    Received received,
    Collection<PostFigures> posts,
    PostFigures all,
    Linkage linkage,
    FlowFields fields,
    Set<String> told,
    SortedMap<String, Share> permits)
    implements Grounds {

  /** A full year has to be decided. */
  private static final int YEAR = 365;

  CountedGrounds {
    posts = List.copyOf(posts);
    told = new HashSet<>(told);
    permits = new TreeMap<>(permits);
  }

  @Override
  public Share share(Requirement requirement, Tabulation tabulation) {
    return switch (requirement.name()) {
      case "acceptance" -> received.acceptance();
      case "completeness" -> all.completeness();
      case "identity" -> linkage.identified();
      case "consistency" -> asRecorded(all);
      case "balance" ->
          balance(
              fields.count(Population.TRAVELLERS, Flow.IN),
              fields.count(Population.TRAVELLERS, Flow.OUT));
      case "observation" -> observation(tabulation.rule());
      case "permit" -> sum(permits);
      default -> sum(column(requirement, tabulation.population(), tabulation.flow()));
    };
  }

  @Override
  public SortedMap<String, Share> byPost(Requirement requirement, Flow flow) {
    return switch (requirement.name()) {
      case "acceptance" -> each(post -> new Share(post.records(), post.records() + post.refused()));
      case "completeness" -> each(PostFigures::completeness);
      case "identity" -> identified();
      case "consistency" -> each(this::asRecorded);
      case "balance" -> each(post -> balance(post.entries(), post.exits()));
      case "observation" -> new TreeMap<>();
      case "permit" -> permits;
      default ->
          isRecorded(requirement)
              ? column(requirement, Population.TRAVELLERS, flow)
              : new TreeMap<>();
    };
  }

  /** What is not set aside, or under the other policy, what need not be supposed. */
  private Share asRecorded(PostFigures post) {
    return opposite(anomalies == Anomalies.SET_ASIDE ? post.contradicted() : post.supposed());
  }

  private static boolean isRecorded(Requirement requirement) {
    return Variable.named(requirement.name()).isPresent();
  }

  /** A column that records do not have is known of none. */
  private SortedMap<String, Share> column(
      Requirement requirement, Population population, Flow flow) {
    if (requirement.name().equals(Variable.TRAVELLER_CLASS.column())) {
      return crossings(population, flow, told::contains);
    }
    Optional<Variable> variable = Variable.named(requirement.name());
    return variable.isPresent()
        ? fields.known(variable.get(), population, flow)
        : crossings(population, flow, post -> false);
  }

  private SortedMap<String, Share> crossings(
      Population population, Flow flow, Function<String, Boolean> counts) {
    SortedMap<String, Share> shares = new TreeMap<>();
    fields
        .crossings(population, flow)
        .forEach((post, n) -> shares.put(post, new Share(counts.apply(post) ? n : 0, n)));
    return shares;
  }

  private SortedMap<String, Share> identified() {
    SortedMap<String, Share> both = new TreeMap<>();
    for (Flow flow : Flow.values()) {
      fields
          .known(Variable.IDENTITY, Population.ALL, flow)
          .forEach((post, share) -> both.merge(post, share, Share::plus));
    }
    return both;
  }

  private SortedMap<String, Share> each(Function<PostFigures, Share> share) {
    SortedMap<String, Share> shares = new TreeMap<>();
    posts.forEach(post -> shares.put(post.post(), share.apply(post)));
    return shares;
  }

  private Share observation(String rule) {
    int window = NamedRules.standard().named(rule).window();
    return new Share(Math.min(YEAR, Math.max(0L, (long) asOf - from - window)), YEAR);
  }

  private static Share balance(long one, long other) {
    return new Share(Math.min(one, other), Math.max(one, other));
  }

  private static Share opposite(Share share) {
    return new Share(share.lacking(), share.denominator());
  }

  private static Share sum(Map<String, Share> shares) {
    return shares.values().stream().reduce(Share.NONE, Share::plus);
  }
}
