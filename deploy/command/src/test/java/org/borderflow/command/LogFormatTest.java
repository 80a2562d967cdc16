package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** The log as it is configured, of a process and of a container. */
class LogFormatTest {

  private static final Path OF_A_PROCESS = Path.of("src/main/resources/logback.xml");
  private static final Path OF_A_CONTAINER = Path.of("../images/borderflow/logback.xml");

  @TempDir private Path dir;

  @Test
  void aLineOfJsonHasTheTraceInFieldsOfItsOwn() throws Exception {
    for (Path configuration : new Path[] {OF_A_PROCESS, OF_A_CONTAINER}) {
      JsonNode line = new ObjectMapper().readTree(logged(configuration, "json"));
      assertThat(line.at("/mdc/trace_id").asText()).isEqualTo("4bf9");
      assertThat(line.path("level").asText()).isEqualTo("ERROR");
      assertThat(line.path("loggerName").asText()).isEqualTo("org.borderflow.Some");
      assertThat(line.path("formattedMessage").asText()).isEqualTo("Request 7 failed");
      assertThat(line.at("/throwable/message").asText()).isEqualTo("why");
      assertThat(line.path("timestamp").isIntegralNumber()).isTrue();
    }
  }

  @Test
  void aLineOfTextHasTheTraceBeforeWhoSaysIt() throws Exception {
    for (Path configuration : new Path[] {OF_A_PROCESS, OF_A_CONTAINER}) {
      assertThat(logged(configuration, "text"))
          .contains("] 4bf9 org.borderflow.Some Request 7 failed")
          .contains("IllegalStateException: why");
    }
  }

  @Test
  void anotherFormatIsRefused() {
    assertThat(LogFile.problem(Map.of())).isEmpty();
    assertThat(LogFile.problem(Map.of("BORDERFLOW_LOG_FORMAT", "json"))).isEmpty();
    assertThat(LogFile.problem(Map.of("BORDERFLOW_LOG_FORMAT", "xml")))
        .contains("$BORDERFLOW_LOG_FORMAT: 'xml' is neither text nor json");
    assertThat(LogFile.problem(Map.of("BORDERFLOW_LOG_FORMAT", ""))).isPresent();
  }

  /** What is written of a failure while a request is served. */
  private String logged(Path configuration, String format) throws JoranException, IOException {
    Path file = Files.createTempFile(dir, "log", "");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, UTF_8));
    LoggerContext context = new LoggerContext();
    try {
      context.setMDCAdapter(MDC.getMDCAdapter());
      context.putProperty("BORDERFLOW_LOG_FORMAT", format);
      context.putProperty("borderflow.log", file.toString());
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(configuration.toFile());
      MDC.put("trace_id", "4bf9");
      Logger logger = context.getLogger("org.borderflow.Some");
      logger.error("Request {} failed", 7, new IllegalStateException("why"));
    } finally {
      MDC.remove("trace_id");
      context.stop();
      System.setErr(before);
    }
    return Files.readString(file) + printed.toString(UTF_8);
  }
}
