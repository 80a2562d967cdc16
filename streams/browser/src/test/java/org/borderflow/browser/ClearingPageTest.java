package org.borderflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

/** The page of a clearing-house as a reader finds it. */
@Tag("slow")
@NeedsChromium
@Timeout(120)
class ClearingPageTest {

  private static Chromium chromium;

  @TempDir private Path dir;
  private ServedClearingHouse served;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

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
    served = new ServedClearingHouse(dir);
  }

  @AfterEach
  void stop() {
    if (context != null) {
      context.close();
    }
    served.close();
  }

  private void open(String query, int width, ColorScheme scheme) {
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, width < 600 ? 780 : 1_000)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setColorScheme(scheme));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (!message.type().equals("info") && !message.type().equals("log")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> asked.add(request.url()));
    page.navigate(served.address() + query);
    page.waitForSelector("body[data-drawn]");
  }

  private void open(String query) {
    open(query, 1_280, ColorScheme.LIGHT);
  }

  private String text(String selector) {
    return page.locator(selector).first().innerText();
  }

  @Test
  void showsAllCorridorsWithTheirRatios() {
    served.deposit();
    open("?year=2022");

    assertThat(text("#as-of")).isEqualTo("After deposit 2, received 2024-06-10");
    assertThat(cell("Australia to New Zealand").innerText()).isEqualTo("0.84");
    assertThat(cell("New Zealand to Australia").innerText()).isEqualTo("0.71");
    assertThat(cell("Fiji to New Zealand").innerText()).isEqualTo("one side");
    assertThat(cell("New Zealand to Fiji").innerText()).isEqualTo("\u2013");
    assertThat(text("#heat [data-part=legend]")).contains("gap: nothing deposited");
    assertThat(asked).allMatch(url -> url.startsWith(served.address()));
    assertThat(complaints).isEmpty();
  }

  private Locator cell(String corridor) {
    return page.locator("#heat button[aria-label^='" + corridor + ":']");
  }

  @Test
  void aCorridorIsShownOverTimeWithBothSeriesAndDefinitions() {
    served.deposit();
    open("?year=2022");
    cell("New Zealand to Australia").click();
    page.waitForSelector("#corridor-title:has-text('New Zealand to Australia')");

    assertThat(page.url()).contains("origin=NZL").contains("destination=AUS");
    assertThat(page.locator("#corridor .plot .line.departures").count()).isPositive();
    assertThat(page.locator("#corridor .plot .line.arrivals").count()).isPositive();
    assertThat(text("#corridor [data-part=note]")).contains("populations");
    assertThat(page.locator("#corridor .differs").count()).isEqualTo(2);
    page.locator("#corridor .numbers summary").click();
    assertThat(text("#corridor .numbers tr:has-text('Apr 2022')"))
        .as("a gap is no zero")
        .contains("gap")
        .doesNotContain("\t0\t");
    assertThat(text("#corridor [data-part=readout]")).startsWith("Dec 2023: origin");
    page.locator("#corridor .scrub input").press("Home");
    assertThat(text("#corridor [data-part=readout]")).startsWith("Jan 2021: origin");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theDownloadHasBothReports() throws Exception {
    served.deposit();
    open("?origin=NZL&destination=AUS");
    Download download = page.waitForDownload(() -> page.locator("#corridor .download").click());
    List<String> lines = Files.readAllLines(download.path());

    assertThat(download.suggestedFilename()).isEqualTo("mirror-NZL-AUS.csv");
    assertThat(lines).hasSize(37);
    assertThat(lines.get(0)).contains("ORIGIN_REPORT,DESTINATION_REPORT,DIFFERENCE,RATIO,BEST");
    assertThat(lines.get(1)).contains(",NZL,AUS,12/16,").contains(",2021-01,1400,1960,");
  }

  @Test
  void tellsWhoHasDepositedWhatAndHowFreshItIs() {
    served.deposit();
    open("");

    assertThat(text("#deposits tr:has-text('Australia')")).contains("3 months behind");
    assertThat(text("#deposits tr:has-text('New Zealand')")).contains("newest");
    assertThat(page.locator("#deposits tbody tr").count()).isEqualTo(2);
  }

  @Test
  void aKeyShowsWhatWasDepositedForItsHolder() {
    served.deposit();
    open("");
    page.locator("#key summary").click();
    page.locator("#key-text").fill(served.keyOfNewZealand());
    page.locator("#key-form button[type=submit]").click();
    page.waitForSelector("#deposits tr:has-text('Samoa')");

    assertThat(text("#sight")).isEqualTo("With a key");
    assertThat(cell("Samoa to New Zealand").innerText()).isEqualTo("one side");
    page.locator("#key-forget").click();
    page.waitForFunction("() => document.querySelectorAll('#deposits tbody tr').length === 2");
    page.locator("#key-text").fill("wrong");
    page.locator("#key-form button[type=submit]").click();
    page.locator("#key-problem:has-text('opens nothing')").waitFor();
  }

  @Test
  void anEmptyHouseSaysSo() {
    open("");

    assertThat(text("#deposits")).contains("Nothing has been deposited yet");
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void everybodyCanReadIt(int width, ColorScheme scheme) {
    served.deposit();
    open("?year=2022&origin=NZL&destination=AUS", width, scheme);
    page.locator("details summary").all().forEach(Locator::click);

    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .as("nothing sticks out")
        .isEqualTo(true);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                Path.of(System.getProperty("borderflow.screenshots", "target/screenshots"))
                    .resolve("clearing-" + width + "-" + scheme + ".png"))
            .setFullPage(true));
    assertThat(complaints).isEmpty();
  }
}
