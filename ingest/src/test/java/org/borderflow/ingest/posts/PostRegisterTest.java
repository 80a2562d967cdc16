package org.borderflow.ingest.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.borderflow.ingest.read.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostRegisterTest {

  private static PostRegister register(String rows) {
    byte[] file = rows.getBytes(StandardCharsets.UTF_8);
    return PostRegister.of("posts.csv", new ByteArrayInputStream(file));
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, 1900-01-01, false",
    "OPENED, 2024-01-31, true",
    "OPENED, 2024-02-01, false",
    "CLOSED, 2024-02-29, false",
    "CLOSED, 2024-03-01, true",
    "SEASON, 2024-05-31, true",
    "SEASON, 2024-06-01, false",
    "SEASON, 2024-06-02, true",
    "OTHER, 2024-06-01, true"
  })
  void aPostIsOneFromItsFirstDayToItsLast(String post, LocalDate day, boolean unknown) {
    PostRegister register =
        register(
            """
            border_post,valid_from,valid_to
            ALWAYS,,
            OPENED,2024-02-01,
            CLOSED,,2024-02-29
            SEASON,2024-06-01,2024-06-01
            """);
    assertThat(register.isUnknown(post, day)).isEqualTo(unknown);
    assertThat(register.refusingUnknown().isUnknown(post, day)).isEqualTo(unknown);
  }

  @Test
  void withoutARegisterNoPostIsUnknown() {
    assertThat(PostRegister.empty().isUnknown("ANY", LocalDate.EPOCH)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-30, '', valid_from: not a calendar date",
    "'', tomorrow, valid_to: not a calendar date",
    "2024-02-02, 2024-02-01, valid_to: before valid_from"
  })
  void datesThatAreNoneAreTold(String from, String to, String told) {
    assertThatThrownBy(
            () -> register("border_post,valid_from,valid_to\nAKL," + from + "," + to + "\n"))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining("posts.csv: line 2: " + told);
  }
}
