package org.borderflow.command.release;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.topology.recount.LogEnd;

/** Remembers how much of the log a release was made from; of no meaning to anybody else's log. */
final class LogEndFile {

  private static final String FILE = "log-end.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LogEndFile() {}

  static LogEnd in(Path directory) throws IOException {
    return new LogEnd(
        JSON.readValue(
            directory.resolve(FILE).toFile(), new TypeReference<Map<Integer, Long>>() {}));
  }

  static void write(LogEnd end, Path directory) throws IOException {
    Files.writeString(
        directory.resolve(FILE), JSON.writeValueAsString(new TreeMap<>(end.offsets())) + "\n");
  }
}
