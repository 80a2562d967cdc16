package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate TO = LocalDate.of(2022, 12, 31);

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertThat(written(simulation(300, 5, 0.1))).isEqualTo(written(simulation(300, 5, 0.1)));
  }

  @Test
  void anotherSeedGivesAnotherHistory() throws IOException {
    assertThat(written(simulation(300, 5, 0))).isNotEqualTo(written(simulation(300, 6, 0)));
  }

  @Test
  void dirtChangesTheRecordsAndNotTheTruth() throws IOException {
    List<String> clean = written(simulation(300, 5, 0));
    List<String> dirty = written(simulation(300, 5, 0.3));

    assertThat(dirty.get(0)).isNotEqualTo(clean.get(0));
    assertThat(dirty.subList(1, 4)).isEqualTo(clean.subList(1, 4));
  }

  /**
   * Two runs on one machine cannot show that another machine writes the same. This digest was taken
   * once; a change of the play changes it, a change of the runtime must not.
   */
  @Test
  void theBytesAreThoseOfEveryOtherMachine() throws Exception {
    String all = String.join("", written(simulation(200, 1, 0.1)));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));

    assertThat(HexFormat.of().formatHex(digest, 0, 8)).isEqualTo("8a5ce4e69f9eaf11");
  }

  @Test
  void aDayMayBeAskedForAgainAndTheDaysAddUpToTheFile() throws IOException {
    Chronicle chronicle = simulation(200, 3, 0.2).play();
    StringBuilder days = new StringBuilder(Chronicle.CROSSINGS_HEADER).append('\n');
    chronicle
        .days()
        .forEachRemaining(day -> day.lines().forEach(line -> days.append(line).append('\n')));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    chronicle.writeCrossings(file);

    assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo(days.toString());
  }

  @Test
  void theOptionalFilesMayBeLeftOut() throws IOException {
    ByteArrayOutputStream crossings = new ByteArrayOutputStream();

    assertThat(simulation(10, 1, 0).write(crossings, null, null).travellers()).isEqualTo(10);
    assertThat(crossings.toString(StandardCharsets.UTF_8))
        .startsWith(Chronicle.CROSSINGS_HEADER + "\n");
  }

  @Test
  void refusesWhatCannotBePlayed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Simulation(0, FROM, TO, 1, 0))
        .withMessageContaining("travellers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Simulation(1, TO, FROM, 1, 0))
        .withMessageContaining("ends before it begins");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Simulation(1, FROM, TO, 1, Double.NaN))
        .withMessageContaining("dirty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Simulation("nz", 1, FROM, TO, 1, 0, Kind.PLAIN))
        .withMessageContaining("country");
  }

  private static Simulation simulation(long travellers, long seed, double dirty) {
    return new Simulation(travellers, FROM, TO, seed, dirty);
  }

  /** The crossing file, the truth, the posts and the initial status. */
  private static List<String> written(Simulation simulation) throws IOException {
    ByteArrayOutputStream crossings = new ByteArrayOutputStream();
    ByteArrayOutputStream truth = new ByteArrayOutputStream();
    ByteArrayOutputStream posts = new ByteArrayOutputStream();
    ByteArrayOutputStream status = new ByteArrayOutputStream();
    simulation.write(crossings, truth, posts).writeInitialStatus(status);
    return List.of(
        crossings.toString(StandardCharsets.UTF_8),
        truth.toString(StandardCharsets.UTF_8),
        posts.toString(StandardCharsets.UTF_8),
        status.toString(StandardCharsets.UTF_8));
  }
}
