package org.borderflow.endtoend.deployments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The directory of deployments, and the version of what they run. */
public final class Deploy {

  private Deploy() {}

  /** A file or directory of it. */
  public static Path path(String first, String... more) {
    return Path.of(System.getProperty("borderflow.deploy"), first)
        .resolve(Path.of("", more))
        .toAbsolutePath()
        .normalize();
  }

  /** The version that is built. */
  public static String version() {
    return System.getProperty("borderflow.version");
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The documents of a YAML file, merge keys resolved; nothing but maps, lists and plain values.
   */
  static List<Map<String, Object>> documents(Path file) {
    return documents(text(file));
  }

  /** The documents of a YAML text. */
  static List<Map<String, Object>> documents(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
      documents.add(map(document));
    }
    return documents;
  }

  @SuppressWarnings("unchecked") // of a file that is ours
  static Map<String, Object> map(Object document) {
    return (Map<String, Object>) document;
  }
}
