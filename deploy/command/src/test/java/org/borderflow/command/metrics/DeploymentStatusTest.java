package org.borderflow.command.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rest of it is held against a running deployment. */
class DeploymentStatusTest {

  @Test
  void theLatestReleaseIsTold() {
    String shown = "borderflow_release_number 2.0\nborderflow_release_as_of_seconds 1.7145216E9\n";

    assertThat(lines(shown)).contains("latest release  2 as of 2024-04-30");
    assertThat(status(shown).json().path("release").toString())
        .isEqualTo("{\"number\":2,\"as_of\":\"2024-04-30\"}");
  }

  @Test
  void asLongAsThereIsNoneNothingIs() {
    String shown = "borderflow_release_number 0.0\nborderflow_release_as_of_seconds NaN\n";

    assertThat(lines(shown)).noneMatch(line -> line.contains("release"));
    assertThat(status(shown).json().has("release")).isFalse();
  }

  private static List<String> lines(String shown) {
    return status(shown).lines("http://localhost:8080");
  }

  private static DeploymentStatus status(String shown) {
    return new DeploymentStatus("", Scrape.of(shown));
  }
}
