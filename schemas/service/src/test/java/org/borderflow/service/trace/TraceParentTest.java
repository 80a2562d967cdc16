package org.borderflow.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String GIVEN = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String BEGUN = "00-[0-9a-f]{32}-[0-9a-f]{16}-00";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GIVEN,
        "00-" + TRACE + "-00f067aa0ba902b7-00",
        "00-" + TRACE + "-00f067aa0ba902b7-ff",
        // A version that is not known yet, with and without more.
        "cc-" + TRACE + "-00f067aa0ba902b7-01",
        "cc-" + TRACE + "-00f067aa0ba902b7-01-what.follows",
      })
  void goesOnWithWhatIsGiven(String given) {
    TraceParent next = TraceParent.following(List.of(given));
    assertThat(next.traceId()).isEqualTo(TRACE);
    assertThat(next.parentId()).isNotEqualTo("00f067aa0ba902b7");
    assertThat(next.toString()).matches("00-" + TRACE + "-[0-9a-f]{16}-0[01]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "passport N1234567",
        "00-" + TRACE + "-00f067aa0ba902b7",
        "00-" + TRACE + "-00f067aa0ba902b7-1",
        "00-" + TRACE + "-00f067aa0ba902b7-01-more",
        "00-" + TRACE + "-00f067aa0ba902b7-01-",
        "cc-" + TRACE + "-00f067aa0ba902b7-01more",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "0-" + TRACE + "-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + TRACE + "0-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-" + TRACE + "-00f067aa0ba902b7-0g",
        " " + GIVEN,
        GIVEN + "\n",
        GIVEN + "," + GIVEN,
      })
  void beginsAnewIfWhatIsGivenIsNotOfTheStandard(String given) {
    assertThat(TraceParent.following(List.of(given)).traceId()).isNotEqualTo(TRACE);
  }

  @Test
  void beginsAnewIfNothingOrMoreThanOneIsGiven() {
    assertThat(TraceParent.following(List.of()).toString()).matches(BEGUN);
    assertThat(TraceParent.following(List.of(GIVEN, GIVEN)).traceId()).isNotEqualTo(TRACE);
  }

  @Test
  void saysWhetherTheCallerKeepsATraceOfIt() {
    assertThat(TraceParent.following(List.of(GIVEN)).toString()).endsWith("-01");
    String notKept = "00-" + TRACE + "-00f067aa0ba902b7-fe";
    assertThat(TraceParent.following(List.of(notKept)).toString()).endsWith("-00");
    assertThat(TraceParent.begin().toString()).endsWith("-00");
  }

  @Test
  void twoRequestsOfOneTraceHaveTwoNames() {
    TraceParent one = TraceParent.following(List.of(GIVEN));
    TraceParent other = TraceParent.following(List.of(GIVEN));
    assertThat(one.id()).startsWith(TRACE + "-").isNotEqualTo(other.id());
    assertThat(one.toString()).contains(one.id());
  }
}
