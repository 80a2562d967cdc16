package org.borderflow.rules.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.Traveller;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Day;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published histories of Stats NZ, every flag and every date. */
class StatsNzCasesTest {
  private static final RuleBook RULES =
      new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);

  /** A history as the table tells it: what goes in, and one expected line for each crossing. */
  record Case(String name, Traveller traveller, List<String> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream table = StatsNzCasesTest.class.getResourceAsStream("stats-nz-12-16.txt")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (line.startsWith("  ")) {
          add(cases.get(cases.size() - 1), line.strip().split(" +", -1));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          cases.add(start(line.split(" \\| ", -1)));
        }
      }
    }
    return cases.stream();
  }

  private static Case start(String[] nameAndInitial) {
    Traveller traveller = Traveller.traveller();
    String initial = nameAndInitial[1];
    if (!initial.equals("-")) {
      traveller.livesHere(initial.startsWith("R"), initial.substring(2));
    }
    return new Case(nameAndInitial[0], traveller, new ArrayList<>());
  }

  private static void add(Case history, String[] words) {
    if (words[0].equals("ENTRY")) {
      history.traveller().enters(words[1]);
    } else {
      history.traveller().leaves(words[1]);
    }
    history.traveller().withSequence(history.expected().size());
    history.expected().add(words[2] + " " + words[3] + " " + words[4]);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithThePackage(Case history) {
    Traveller traveller = history.traveller();
    int farAhead = Day.parse("2022-01-01");
    Assessment assessment = RULES.assess(traveller.crossings(), traveller.initial(), farAhead);

    assertThat(assessment.crossings().stream().map(AssessedCrossing::outcomes).map(this::text))
        .containsExactlyElementsOf(history.expected());
    assertThat(assessment.nextDue() == Day.NONE || assessment.nextDue() > farAhead).isTrue();
  }

  private String text(List<Outcome> outcomes) {
    Outcome outcome = outcomes.get(0);
    assertThat(outcome.status()).isEqualTo(Status.FINAL);
    return letter(outcome.before())
        + ">"
        + letter(outcome.after())
        + (outcome.verdict() == Verdict.MIGRANT ? " migrant " : " no ")
        + Day.toString(outcome.decidedOn());
  }

  private static String letter(Residence residence) {
    return residence == Residence.RESIDENT ? "R" : residence == Residence.UNKNOWN ? "?" : "N";
  }
}
