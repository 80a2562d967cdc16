package org.borderflow.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

  @TempDir private Path data;

  private final SetClock clock = new SetClock(Instant.parse("2025-06-30T12:00:00Z"));

  @Test
  void opensForTheKeyThatWasMadeAndNoOther() {
    String key = register().add(agency("AIRPORT", null));
    Gate gate = gate(true);

    assertThat(gate.caller(key, null, true)).map(Agency::name).contains("AIRPORT");
    assertThat(gate.caller(key + "x", null, true)).isEmpty();
    assertThat(gate.caller("", null, true)).isEmpty();
    assertThat(gate.caller(null, null, true)).isEmpty();
  }

  @Test
  void letsTheSameMachineInWithoutAKeyUnlessToldOtherwise() {
    assertThat(gate(false).caller(null, null, true)).map(Agency::name).contains("local");
    assertThat(gate(false).caller(null, null, false)).isEmpty();
    assertThat(gate(true).caller(null, null, true)).isEmpty();
  }

  @Test
  void aKeyIsGoodOnItsLastDayAndNotAfterIt() {
    String key = register().add(agency("AIRPORT", LocalDate.of(2025, 6, 30)));
    Gate gate = gate(true);

    assertThat(gate.caller(key, null, false)).isPresent();
    clock.set(Instant.parse("2025-07-01T00:00:00Z"));
    assertThat(gate.caller(key, null, false)).isEmpty();
  }

  @Test
  void hearsOfARevocationWhileItStands() {
    String key = register().add(agency("AIRPORT", null));
    Gate gate = gate(true);
    assertThat(gate.caller(key, null, false)).isPresent();

    register().revoke("AIRPORT");
    clock.set(clock.instant().plusSeconds(2));

    assertThat(gate.caller(key, null, false)).isEmpty();
  }

  @Test
  void opensAtOnceForAKeyMadeWhileItStands() {
    Gate gate = gate(true);
    assertThat(gate.caller("bf_nobody", null, false)).isEmpty();

    String key = register().add(agency("AIRPORT", null));

    assertThat(gate.caller(key, null, false)).map(Agency::name).contains("AIRPORT");
  }

  @Test
  void aNameIsGivenAwayOnceUntilItIsRevoked() {
    String first = register().add(agency("AIRPORT", null));
    assertThatThrownBy(() -> register().add(agency("AIRPORT", null)))
        .isInstanceOf(IllegalArgumentException.class);

    register().revoke("AIRPORT");
    String second = register().add(agency("AIRPORT", null));

    assertThat(gate(true).caller(first, null, false)).isEmpty();
    assertThat(gate(true).caller(second, null, false)).isPresent();
    assertThatThrownBy(() -> register().revoke("HARBOUR"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsNoKey() throws IOException {
    String key = register().add(agency("AIRPORT", null));

    assertThat(Files.readString(data.resolve("agencies.json"))).doesNotContain(key.substring(3));
  }

  private AgencyRegister register() {
    return new AgencyRegister(data);
  }

  private Gate gate(boolean keysOnLoopback) {
    return new Gate(register(), keysOnLoopback, clock);
  }

  private static Agency agency(String name, LocalDate expires) {
    return new Agency(name, Role.AGENCY, Set.of(), 0, expires, false, "");
  }

  private static final class SetClock extends Clock {
    private Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    void set(Instant time) {
      now = time;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this; // there is only one
    }
  }
}
