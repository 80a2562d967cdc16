package org.borderflow.exchange.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderflow.clearing.deposit.Provenance.Channel;
import org.borderflow.exchange.codec.Receipt;

/**
 * A directory of deposits. A table {@code NAME.csv} or {@code NAME.json} and its definition {@code
 * NAME.definition.json}, moved whole into {@code incoming}, end in {@code done} or {@code
 * rejected}, with {@code NAME.report.json} beside them. Whoever may write there may deposit for
 * every country.
 */
public final class DepositDirectory {

  private static final String DEFINITION = ".definition.json";
  private static final String REPORT = ".report.json";
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path root;
  private final ClearingHouse house;

  /** A directory; what it needs is made. */
  public DepositDirectory(Path root, ClearingHouse house) {
    this.root = root;
    this.house = house;
    try {
      for (String name : List.of("incoming", "done", "rejected")) {
        Files.createDirectories(root.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what is complete, in the order of its names. */
  public void look() {
    try {
      List<Path> definitions;
      try (Stream<Path> files = Files.list(root.resolve("incoming"))) {
        definitions =
            files
                .filter(file -> file.getFileName().toString().endsWith(DEFINITION))
                .sorted()
                .toList();
      }
      for (Path definition : definitions) {
        String name = definition.getFileName().toString();
        String stem = name.substring(0, name.length() - DEFINITION.length());
        Optional<Path> table =
            Stream.of(stem + ".csv", stem + ".json")
                .map(definition::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
        if (table.isPresent() && !stem.isEmpty()) {
          take(stem, table.get(), definition);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String stem, Path table, Path definition) throws IOException {
    Receipt receipt =
        house.receive(
            new Delivery(
                Channel.DIRECTORY,
                "directory",
                area -> true,
                table.getFileName().toString(),
                "",
                Files.readAllBytes(table),
                Files.readAllBytes(definition)));
    Path target = root.resolve(receipt.accepted() ? "done" : "rejected");
    JSON.writeValue(target.resolve(stem + REPORT).toFile(), ReceiptJson.of(receipt));
    for (Path file : List.of(table, definition)) {
      Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
