package org.borderflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a deployment is, as its operators see it. */
@Tag("slow")
@NeedsChromium
@Timeout(120)
class OperationsPageTest {

  private static final String PATH = "operations.html";
  private static final String DRAWN = "body[data-drawn]";

  private static Chromium chromium;

  @TempDir private Path dir;
  private ServedPage served;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    chromium.close();
  }

  @BeforeEach
  void serve() {
    served = new ServedPage(dir, Country.ofThePublic(), Country.exact());
    served.status(
        json(
            """
            {
              "ready": true,
              "records": {"received": 1200, "accepted": 1100, "duplicates": 60, "rejected": 40},
              "lag_records": {"records": 17, "cells": 0},
              "lag_seconds": {"records": 2.5, "cells": 0},
              "days_behind": {"records": 0, "cells": 1},
              "latency_seconds": {"p50": 0.2, "p99": 0.4},
              "pending": {"12/16": 321},
              "verdicts": {"12/16": {"MIGRANT": 12, "NOT_MIGRANT": 34}},
              "rejected_open": 3,
              "rejected_oldest_seconds": 7200,
              "dead_letters": 1,
              "to_restore": 0,
              "state_bytes": {"histories": 2500000},
              "release": {"number": 2, "as_of": "2024-04-30"},
              "post_silent_seconds": {"NZAKL": 30, "NZWLG": 864000},
              "post_completeness": {"NZWLG": 0.75}
            }
            """));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private Visitor visitor(int width, ColorScheme scheme) {
    return new Visitor(chromium.browser(), served.address(), width, scheme);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void tellsHowItIs() {
    try (Visitor visitor = visitor(1_280, ColorScheme.LIGHT)) {
      visitor.open(PATH, DRAWN);

      assertThat(visitor.text("#state")).isEqualTo("Ready");
      assertThat(visitor.text("#records [data-part=lead]"))
          .isEqualTo("Latest release: 2, as of 2024-04-30");
      assertThat(visitor.page().locator("#records dd").allInnerTexts())
          .containsExactly("1,200", "1,100", "60", "40");
      assertThat(visitor.page().locator("#work tbody tr").allInnerTexts())
          .containsExactly("records\t17\t2.5 s\t0", "cells\t0\t0 ms\t1");
      assertThat(visitor.text("#work [data-part=note]")).contains("99 % within 400 ms");
      assertThat(visitor.text("#outcomes tbody tr")).isEqualTo("12/16\t321\t12\t34");
      assertThat(visitor.page().locator("#refused tbody tr").allInnerTexts())
          .containsExactly("Refused\t3\t2 h", "Dead letters\t1\t");
      assertThat(visitor.text("#stores tbody tr")).isEqualTo("histories\t2.5 MB");
      assertThat(visitor.page().locator("#silence tbody tr").allInnerTexts())
          .containsExactly("NZWLG\t10 days\t75%", "NZAKL\t30 s\t\u2013");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void whatBecomesOtherwiseIsShownWithoutBeingAskedFor() {
    try (Visitor visitor = visitor(1_280, ColorScheme.LIGHT)) {
      visitor.open(PATH, DRAWN);
      served.status(json("{\"ready\":false,\"reason\":\"the cells have not all been read yet\"}"));
      visitor.awaitText("#state", "Not ready: the cells have not all been read yet");

      assertThat(visitor.text("#work [data-part=table]")).isEqualTo("Not known to this service.");
      assertThat(visitor.page().locator("#records dd").first().innerText()).isEqualTo("\u2013");
    }
  }

  @Test
  void theFlowsLeadToIt() {
    try (Visitor visitor = visitor(1_280, ColorScheme.LIGHT)) {
      visitor.open("");
      visitor.page().locator(".colophon a:has-text('Operations')").click();
      visitor.page().waitForSelector(DRAWN);

      assertThat(visitor.page().url()).endsWith(PATH);
    }
  }

  /** Narrow and wide, dark and light, everything open that opens. */
  @ParameterizedTest
  @CsvSource({"360, DARK", "1920, LIGHT"})
  void everybodyCanReadIt(int width, ColorScheme scheme) {
    try (Visitor visitor = visitor(width, scheme)) {
      visitor.open(PATH, DRAWN);
      visitor.picture(
          "operations-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
      visitor.page().locator("details").all().forEach(d -> d.evaluate("d => d.open = true"));

      assertThat(visitor.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(visitor.violations()).isEmpty();
    }
  }
}
