package org.borderflow.exchange.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deposits that are put into a directory. */
class DepositDirectoryTest {

  @TempDir private Path dir;

  private final ClearingHouse house =
      new ClearingHouse(KnownCodes.all(), new MemoryArchive(), Clock.systemUTC());

  @Test
  void whatIsCompleteIsTakenAndLiesBesideItsReport() throws IOException {
    DepositDirectory directory = new DepositDirectory(dir, house);
    Path incoming = dir.resolve("incoming");
    Files.write(incoming.resolve("a.csv"), Tables.earlier().csv());
    Files.write(incoming.resolve("a.definition.json"), Definitions.bytes(Definitions.of("NZL")));
    Files.write(incoming.resolve("b.csv"), Tables.earlier().csv());
    Files.write(incoming.resolve("b.definition.json"), Definitions.bytes(Definitions.of("NZL")));
    Files.write(incoming.resolve("c.csv"), Tables.later().csv());

    directory.look();

    assertThat(names("incoming")).as("its definition has not come").containsExactly("c.csv");
    assertThat(names("done")).containsExactly("a.csv", "a.definition.json", "a.report.json");
    assertThat(names("rejected")).containsExactly("b.csv", "b.definition.json", "b.report.json");
    JsonNode report =
        new ObjectMapper().readTree(dir.resolve("rejected").resolve("b.report.json").toFile());
    assertThat(report.at("/reasons/DUPLICATE_DEPOSIT").asInt()).isEqualTo(1);
    assertThat(house.ledger().deposits()).hasSize(1);
  }

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
