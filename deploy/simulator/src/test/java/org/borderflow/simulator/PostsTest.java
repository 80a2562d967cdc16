package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostsTest {

  @Test
  void codesBeginWithTheCountrysTwoLetters() {
    assertThat(Posts.of("NZL").all()).allSatisfy(post -> assertThat(post.code()).startsWith("NZ"));
    assertThat(Posts.of("QAA").all()).allSatisfy(post -> assertThat(post.code()).startsWith("XZ"));
  }

  @Test
  void theRegisterHasTheColumnsOfItsHeader() {
    assertThat(Posts.of("NZL").all())
        .allSatisfy(
            post ->
                assertThat(List.of(post.registerLine().split(",", -1)))
                    .hasSameSizeAs(List.of(Posts.HEADER.split(",", -1))));
  }

  @Test
  void nobodyVisitsTheirOwnCountry() {
    assertThat(Origins.without("AUS").all())
        .noneSatisfy(origin -> assertThat(origin.citizenship()).isEqualTo("AUS"));
  }
}
