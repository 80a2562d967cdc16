package org.borderflow.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.tabulations.Finding;
import org.borderflow.gaps.tabulations.Flow;
import org.borderflow.gaps.tabulations.Grounds;
import org.borderflow.gaps.tabulations.Judge;
import org.borderflow.gaps.tabulations.Requirement;
import org.borderflow.gaps.tabulations.Requirements;
import org.borderflow.gaps.tabulations.Step;
import org.borderflow.gaps.tabulations.Steps;
import org.borderflow.gaps.tabulations.Tabulation;
import org.borderflow.gaps.tabulations.Tabulations;
import org.borderflow.gaps.tabulations.Verdict;
import org.borderflow.rules.residence.NamedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts from figures, at every threshold that there is. */
class JudgeTest {

  private static final Requirements REQUIREMENTS = Requirements.standard();

  /** Everything is there, but for what a test says. */
  private static final class Figures implements Grounds {
    private final Map<String, Share> shares = new HashMap<>();
    private final SortedMap<String, Share> posts = new TreeMap<>();

    Figures but(String requirement, Share share) {
      shares.put(requirement, share);
      return this;
    }

    @Override
    public Share share(Requirement requirement, Tabulation tabulation) {
      Share at = shares.get(requirement.name() + " " + tabulation.flow().code());
      return at == null ? shares.getOrDefault(requirement.name(), new Share(1000, 1000)) : at;
    }

    @Override
    public SortedMap<String, Share> byPost(Requirement requirement, Flow flow) {
      return posts;
    }
  }

  private static Map<String, Verdict> verdicts(Grounds grounds) {
    Map<String, Verdict> verdicts = new HashMap<>();
    for (Finding finding : new Judge(REQUIREMENTS, grounds).judge(Tabulations.standard())) {
      verdicts.put(finding.tabulation().id(), finding.verdict());
    }
    return verdicts;
  }

  static Stream<String> requirements() {
    return Tabulations.standard().stream()
        .flatMap(t -> Stream.concat(t.needs().stream(), t.variables().stream()))
        .distinct();
  }

  /** Just enough, a thousandth less, just enough with a caveat, a thousandth less, nothing. */
  @ParameterizedTest
  @MethodSource("requirements")
  void isAsGoodAsTheRequirementThatIsMetWorst(String name) {
    Requirement requirement = REQUIREMENTS.named(name);
    int enough = 10 * requirement.producibleFrom();
    int hardly = 10 * requirement.caveatFrom();
    Map<Share, Verdict> cases =
        Map.of(
            new Share(enough, 1000), Verdict.PRODUCIBLE,
            new Share(enough - 1, 1000), Verdict.WITH_CAVEAT,
            new Share(hardly, 1000), Verdict.WITH_CAVEAT,
            new Share(hardly - 1, 1000), Verdict.NOT_PRODUCIBLE,
            new Share(0, 0), Verdict.NOT_PRODUCIBLE);
    cases.forEach(
        (share, verdict) -> {
          Map<String, Verdict> verdicts = verdicts(new Figures().but(name, share));
          for (Tabulation each : Tabulations.standard()) {
            boolean asks = each.needs().contains(name) || each.variables().contains(name);
            Verdict ownBest = each.caveat().isEmpty() ? Verdict.PRODUCIBLE : Verdict.WITH_CAVEAT;
            Verdict expected = asks && verdict.compareTo(ownBest) < 0 ? verdict : ownBest;
            assertThat(verdicts.get(each.id())).as(each.id() + " " + share).isEqualTo(expected);
          }
        });
  }

  @Test
  void theReasonTellsTheFigureAndTheThreshold() {
    Figures figures = new Figures().but("birth_country A", new Share(7234, 10_000));
    Finding finding =
        new Judge(REQUIREMENTS, figures)
            .judge(Tabulations.standard()).stream()
                .filter(each -> each.tabulation().id().equals("un1998-in-birth-country"))
                .findFirst()
                .orElseThrow();
    assertThat(finding.reasons())
        .containsExactly(
            "birth country: 72.3 % (7,234 of 10,000) of the entries state the country of birth;"
                + " 95 % would do");
  }

  @Test
  void stepsAreRankedByWhatTheyTakeOffTheGap() {
    Figures figures =
        new Figures()
            .but("purpose A", new Share(94, 100))
            .but("birth_country A", new Share(0, 100))
            .but("birth_country D", new Share(94, 100))
            .but("educational_attainment", new Share(94, 100))
            .but("marital_status", new Share(94, 100));
    List<Tabulation> tabulations =
        Tabulations.standard().stream()
            .filter(
                each -> each.id().startsWith("un1998-in") || each.id().equals("un1998-short-in"))
            .filter(each -> !each.variables().contains("intended_duration"))
            .filter(each -> !each.variables().contains("occupation"))
            .toList();
    figures.posts.put("A", new Share(1, 10));
    figures.posts.put("B", new Share(0, 90));
    figures.posts.put("C", new Share(5, 5));
    figures.posts.put("D", new Share(7, 8));
    Steps steps = Steps.of(new Judge(REQUIREMENTS, figures).judge(tabulations), figures);

    assertThat(steps.all())
        .extracting(step -> step.requirement().name())
        .containsExactly("birth_country", "purpose", "educational_attainment", "marital_status");
    Step first = steps.all().get(0);
    assertThat(first.weight()).isEqualTo(9500);
    assertThat(first.tabulations()).containsExactly("un1998-in-birth-country");
    assertThat(first.lifted()).isEqualTo(first.tabulations());
    assertThat(first.worstPosts())
        .containsExactly(
            new Step.AtPost("B", new Share(0, 90)),
            new Step.AtPost("A", new Share(1, 10)),
            new Step.AtPost("D", new Share(7, 8)));
    Step second = steps.all().get(1);
    assertThat(second.weight()).isEqualTo(2 * 100);
    assertThat(second.lifted()).containsExactly("un1998-in-purpose");
    assertThat(steps.gap()).isEqualTo(9500 + 100 + 100 + 2 * 100);
  }

  @Test
  void whatIsRecommendedHasASourceAndAPlaceAndIsUnderstood() {
    Set<String> ids = new HashSet<>();
    for (Tabulation each : Tabulations.standard()) {
      assertThat(ids.add(each.id())).as(each.id()).isTrue();
      assertThat(Tabulations.sources()).containsKey(each.source());
      assertThat(each.place()).isNotBlank();
      assertThat(each.verified()).isIn("text", "cited");
      if (each.needs().contains("observation")) {
        assertThat(NamedRules.standard().names()).contains(each.rule());
      }
      for (String variable : each.variables()) {
        Requirement requirement = REQUIREMENTS.named(variable);
        assertThat(requirement.isColumn()).as(variable).isTrue();
        if (Variable.named(variable).isPresent()) {
          assertThat(REQUIREMENTS.all()).as(variable).contains(requirement);
        }
      }
    }
    assertThat(Tabulations.standard())
        .extracting(Tabulation::source)
        .contains("UN1998", "UN2025", "JOINT", "DYB", "EU862", "IRTS");
  }
}
