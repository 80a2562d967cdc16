package org.borderflow.rules.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several statuses holds on which day. */
class KnownResidenceTest {

  private static final InitialStatus EARLY = new InitialStatus(true, 10);
  private static final InitialStatus LATE = new InitialStatus(false, 20);

  @Test
  void theLatestByThatDayHolds() {
    KnownResidence known = KnownResidence.of(List.of(LATE, EARLY));
    assertThat(known.by(9)).isNull();
    assertThat(known.by(10)).isEqualTo(EARLY);
    assertThat(known.by(19)).isEqualTo(EARLY);
    assertThat(known.by(20)).isEqualTo(LATE);
    assertThat(known.on(20)).isEqualTo(LATE);
    assertThat(known.on(15)).isNull();
  }

  @Test
  void whetherThereIsALaterOne() {
    KnownResidence known = KnownResidence.of(List.of(LATE, EARLY));
    assertThat(known.lastAfter(19)).isEqualTo(20);
    assertThat(known.lastAfter(20)).isEqualTo(Day.NONE);
    assertThat(KnownResidence.NONE.lastAfter(0)).isEqualTo(Day.NONE);
  }

  @Test
  void ofTwoOfOneDayThatOfAResidentStands() {
    InitialStatus same = new InitialStatus(false, 10);
    assertThat(KnownResidence.of(List.of(EARLY, same)).statuses()).containsExactly(EARLY);
    assertThat(KnownResidence.of(List.of(same, EARLY)).statuses()).containsExactly(EARLY);
  }
}
