package org.borderflow.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How a secured cluster is reached. Secrets stand in a file, never on the command line. */
final class KafkaConfigOption {

  private static final String OPTION = "--kafka-config";

  private static final Pattern ALLOWED =
      Pattern.compile(
          "(security|sasl|ssl|config\\.providers|schema\\.registry|basic\\.auth|bearer\\.auth)"
              + "(\\..*)?");

  @Option(
      names = OPTION,
      defaultValue = "${env:BORDERFLOW_KAFKA_CONFIG}",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "FILE",
      description =
          "Java properties with the security settings of Kafka's clients (security.protocol, sasl.*,"
              + " ssl.*) and of the registry's (schema.registry.*, basic.auth.*, bearer.auth.*);"
              + " default: $BORDERFLOW_KAFKA_CONFIG.")
  private Path file;

  /**
   * Tells a cluster that does not know us from one that is not there.
   *
   * @throws Misuse if it does not know us
   */
  static void checkAdmitted(Throwable cause) {
    if (cause instanceof AuthenticationException) {
      throw new Misuse("--kafka-config: Kafka does not admit us: " + cause.getMessage());
    }
  }

  /**
   * Tells settings that make no sense from an address that makes none.
   *
   * @throws Misuse if it is the settings
   */
  static void checkUsable(KafkaException e) {
    Throwable cause = e.getCause();
    boolean address =
        cause instanceof ConfigException
            && String.valueOf(cause.getMessage())
                .contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    if (cause != null && !address) {
      throw new Misuse("--kafka-config: cannot be used: " + cause.getClass().getSimpleName());
    }
  }

  /**
   * What the file says; nothing if none was given.
   *
   * @throws Misuse if it cannot be read, or sets what is not for it to set
   */
  Map<String, String> settings() {
    return file == null ? Map.of() : read(OPTION, file);
  }

  /**
   * What a file says.
   *
   * @param where where the user has named it
   * @throws Misuse if it cannot be read, or sets what is not for it to set
   */
  static Map<String, String> read(String where, Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new Misuse(where + ": " + file + " cannot be read");
    }
    Map<String, String> settings = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (!ALLOWED.matcher(name).matches()) {
        throw new Misuse(where + ": " + name + " is no security setting");
      }
      settings.put(name, properties.getProperty(name).strip());
    }
    return settings;
  }
}
