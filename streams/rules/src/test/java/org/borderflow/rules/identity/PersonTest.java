package org.borderflow.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is one person, and which of several statements stands. */
class PersonTest {

  private static final Map<String, Set<String>> LINKS =
      Map.of(
          "a", Set.of("b"),
          "b", Set.of("a", "c"),
          "c", Set.of("b", "d"),
          "d", Set.of("c", "b"),
          "e", Set.of("f"),
          "f", Set.of("e"));

  private static Person<String> person(String identity) {
    return Person.of(identity, one -> LINKS.getOrDefault(one, Set.of()));
  }

  @Test
  void linksChain() {
    assertThat(person("d").identities()).containsExactly("a", "b", "c", "d");
    assertThat(person("d").representative()).isEqualTo("a");
    assertThat(person("f").identities()).containsExactly("e", "f");
  }

  @Test
  void whoIsNotLinkedIsOnePersonAlone() {
    assertThat(person("z")).isEqualTo(new Person<>(List.of("z")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, true,  0, false, true",
    "1, false, 0, false, true",
    "1, true,  1, true,  false",
    "1, false, 1, true,  true",
    "1, true,  1, false, false",
    "2, true,  1, false, true",
    "1, false, 2, true,  false"
  })
  void theHighestVersionStandsThenTheUnlink(
      int version, boolean linked, int otherVersion, boolean otherLinked, boolean stands) {
    assertThat(
            new LinkStatement(version, linked)
                .standsOver(new LinkStatement(otherVersion, otherLinked)))
        .isEqualTo(stands);
  }
}
