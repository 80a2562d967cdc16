package org.borderflow.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.Column;
import org.borderflow.view.lengths.LengthRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a reader finds it. */
@NeedsChromium
@Timeout(120)
class PageTest {

  private static final String HEADER =
      "MEASURE,RULE,DIRECTION,TIME_PERIOD,previous,new_records,late_records,corrections_and_links,"
          + "outcomes_now_known,model,rules,current\n";

  private static final String FORTNIGHT = "#lengths .numbers tr:has-text('8\u201314')";

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
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private Visitor visitor(int width, ColorScheme scheme) {
    return new Visitor(chromium.browser(), served.address(), width, scheme);
  }

  private Visitor visitor() {
    return visitor(1_280, ColorScheme.LIGHT);
  }

  @Test
  void showsTheFlowsFirstAndAsksForTheRestWhenItComesIntoSight() {
    try (Visitor visitor = visitor()) {
      visitor.open("");

      assertThat(visitor.text("#area")).isIn("NZL", "New Zealand");
      assertThat(visitor.text("#as-of")).isEqualTo("As of 30 April 2024");
      assertThat(visitor.text("#flows [data-part=tiles-title]")).isEqualTo("Year to Apr 2024");
      assertThat(visitor.page().locator("#flows .plot").first().getAttribute("aria-label"))
          .contains("May 2014 to Apr 2024")
          .contains("arrivals " + arrivals(Country.LAST.toString()));
      visitor.awaitText("#area", "New Zealand");
      assertThat(visitor.asked()).noneMatch(PageTest::isOfPosts);

      visitor.seeAll();

      assertThat(visitor.asked()).anyMatch(PageTest::isOfPosts);
      assertThat(visitor.asked()).allMatch(url -> url.startsWith(served.address()));
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  private static boolean isOfPosts(String url) {
    return url.contains("/v1/flows?") && !url.contains("borderPost=");
  }

  @Test
  void everyFigureHasItsNumbersItsDefinitionAndItsSource() {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.seeAll();

      for (Locator figure : visitor.page().locator(".figure").all()) {
        assertThat(figure.locator(".citation").first().textContent()).isNotBlank();
        assertThat(figure.locator("button.download").innerText()).startsWith("Download CSV");
        figure
            .locator(".foot details:not([hidden])")
            .all()
            .forEach(d -> d.locator("summary").click());
      }
      for (String drawn : List.of("flows", "rules", "pyramid", "visits")) {
        assertThat(visitor.page().locator("#" + drawn + " .numbers tbody tr").count())
            .as(drawn)
            .isGreaterThan(10);
      }
      assertThat(visitor.page().locator("#lengths .numbers tbody tr").count()).isEqualTo(12);
      assertThat(visitor.text("#flows .numbers tbody tr"))
          .contains("Apr 2024")
          .contains(arrivals("2024-04"))
          .contains("P");
      assertThat(visitor.text("#posts tbody tr")).contains("NZZQN", "Jan 2024 (silent)");
      assertThat(visitor.text("#corridors tbody tr")).startsWith("Australia");
      assertThat(visitor.page().locator("#visits .years dt").allInnerTexts())
          .containsExactly("2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023");
      assertThat(visitor.text("#visits .years dd")).isEqualTo("8.6");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void lengthsOfStayStandBesideTheLinesOfTheRules() throws Exception {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.awaitText("#lengths .lead", "Completed stays in the country that ended in 2023");
      assertThat(visitor.page().locator("#lengths .threshold-name").allTextContents())
          .containsExactly("90/180: 90 nights", "6/12: 183 nights", "12/12, 12/16: 365 nights");
      assertThat(visitor.page().locator("#lengths .threshold-name.chosen").allTextContents())
          .containsExactly("12/12, 12/16: 365 nights");
      assertThat(visitor.page().locator("#lengths .cross.arrivals").count()).isPositive();
      visitor.page().locator("#lengths .numbers summary").click();
      assertThat(visitor.text("#lengths .numbers tr:has-text('8\u201314')"))
          .isEqualTo("8\u201314\t" + length("A", "2023", 8));
      assertThat(visitor.text("#lengths .numbers tr:has-text('730 or more')"))
          .isEqualTo("730 or more\tsuppressed");

      visitor.page().selectOption("#lengths select >> nth=1", "D");
      visitor.awaitText("#lengths .lead", "Completed absences");
      assertThat(visitor.page().locator("#lengths .threshold-name").allTextContents())
          .containsExactly("6/12: 183 nights", "12/12, 12/16: 365 nights");
      visitor.page().selectOption("#lengths select >> nth=0", "2024");
      visitor.awaitText("#lengths .lead", "ended in 2024");
      visitor.awaitText("#lengths .legend", "P: the year is not over");
      assertThat(visitor.page().url()).contains("direction=D").contains("year=2024");

      Download file =
          visitor.page().waitForDownload(() -> visitor.page().click("#lengths button.download"));
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(served.address() + "v1/stay-lengths?year=2024&direction=D"))
              .build();
      assertThat(file.suggestedFilename()).isEqualTo("borderflow-lengths-2024-04-30.csv");
      assertThat(text(file))
          .isEqualTo(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .contains("NZL,D,2024,N8T14,8,14,");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void lengthsOfStayFollowWhatHappensAndAreExactForWhoMaySeeThem() {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.awaitText("#live", "live");
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.page().locator("#lengths .plot").waitFor();
      visitor.page().locator("#lengths .numbers summary").click();

      served
          .publicLengths()
          .put(new LengthRow("NZL", "A", "2023", LengthClass.of(730), 4_002L, "P"));
      served.ofThePublic().put(Country.arrivals(Country.LAST.toString(), "3003"));
      visitor.awaitText("#lengths .numbers tr:has-text('730 or more')", "4,002");

      useKey(visitor, served.confidentialKey());
      visitor.awaitText("#sight", "Exact cells, confidential");
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor
          .page()
          .locator("#lengths .numbers tr:has-text('730 or more'):not(:has-text('4,002'))")
          .waitFor();
      assertThat(visitor.text("#lengths .numbers tr:has-text('730 or more')"))
          .doesNotContain("suppressed");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  private static String length(String direction, String year, int nights) {
    return Country.lengths(false).stream()
        .filter(row -> row.direction().equals(direction) && row.year().equals(year))
        .filter(row -> row.length().equals(LengthClass.of(nights)))
        .map(row -> String.format(Locale.ROOT, "%,d", row.value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsSuppressedIsSaidToBeSoAndIsNoZero() {
    try (Visitor visitor = visitor()) {
      visitor.open("?citizenship=ISL&rule=12/12");
      visitor.page().locator("#flows .numbers summary").click();

      assertThat(visitor.text("#flows .numbers tr:has-text('Jun 2020')"))
          .isEqualTo("Jun 2020\tsuppressed\tsuppressed\tsuppressed");
      assertThat(visitor.page().locator("#flows .cross.arrivals").count()).isGreaterThan(10);
      assertThat(visitor.text("#flows .legend")).contains("Suppressed: few travellers; not zero");
      assertThat(visitor.text("#flows .tiles")).containsPattern("without \\d+ suppressed cells");
    }
  }

  @Test
  void rulesAndPeopleAreChosenAndStandInTheAddress() {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().selectOption("select[name=rule]", "12/12");
      visitor.awaitText("#flows .lead", "rule 12/12");
      visitor
          .page()
          .locator("select[name=citizenship] option[value=IND]")
          .first()
          .waitFor(attached());
      visitor.page().selectOption("select[name=citizenship]", "IND");
      visitor.awaitText("#flows .lead", "citizenship India");

      assertThat(visitor.page().url()).contains("rule=12%2F12").contains("citizenship=IND");
      assertThat(visitor.text("#flows .readout"))
          .contains("arrivals " + value(Map.of(Column.RULE, "12/12", Column.CITIZENSHIP, "IND")));

      visitor.open(visitor.page().url().substring(served.address().length()));

      assertThat(visitor.text("#flows .lead")).startsWith("Migrants, rule 12/12");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void oneSexIsTheSumOfItsAges() {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().selectOption("select[name=sex]", "F");
      visitor.awaitText("#flows .lead", "female");

      List<String> ages =
          Country.ofThePublic().stream()
              .filter(cell -> is(cell, Map.of(Column.SEX, "F", Column.DIRECTION, "A")))
              .filter(cell -> cell.get(Column.CITIZENSHIP).equals("_T"))
              .map(cell -> cell.get(Column.OBS_VALUE))
              .toList();
      int sum = ages.stream().filter(v -> !v.isEmpty()).mapToInt(Integer::parseInt).sum();
      long hidden = ages.stream().filter(String::isEmpty).count();
      assertThat(hidden).isPositive();
      assertThat(visitor.text("#flows .readout"))
          .contains("arrivals " + sum + " and " + hidden + " suppressed");
    }
  }

  @Test
  void monthsAreLookedAtAndColumnsSortedWithTheKeyboard() {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().keyboard().press("Tab");
      assertThat(visitor.page().evaluate("document.activeElement.className")).isEqualTo("skip");

      Locator slider = visitor.page().locator("#flows input[type=range]");
      slider.focus();
      visitor.page().keyboard().press("ArrowLeft");
      assertThat(visitor.text("#flows .readout")).startsWith("Mar 2024");
      assertThat(slider.getAttribute("aria-valuetext")).startsWith("Mar 2024: arrivals ");
      visitor.page().keyboard().press("Home");
      assertThat(visitor.text("#flows .readout")).startsWith("May 2014");

      served.ofThePublic().put(Country.arrivals(Country.LAST.toString(), "2001"));
      visitor.page().locator("#flows .plot[aria-label*='2,001']").waitFor();
      assertThat(visitor.text("#flows .readout")).startsWith("May 2014");
      assertThat(visitor.page().evaluate("document.activeElement.type")).isEqualTo("range");

      visitor.page().locator("#corridors").scrollIntoViewIfNeeded();
      visitor.page().locator("#corridors [data-by=name]").focus();
      visitor.page().keyboard().press("Enter");
      assertThat(visitor.text("#corridors tbody tr")).startsWith("Australia");
      visitor.page().keyboard().press("Enter");
      assertThat(visitor.text("#corridors tbody tr")).startsWith("United States");
      assertThat(visitor.page().locator("#corridors th[aria-sort=descending]").innerText())
          .startsWith("Country");
    }
  }

  @Test
  void whatChangesIsShownWithoutBeingAskedFor() {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.awaitText("#live", "live");
      visitor.page().evaluate("window.still = true");

      served.ofThePublic().put(Country.arrivals(Country.LAST.toString(), "3003"));
      visitor.awaitText("#flows .readout", "arrivals 3,003, provisional");
      served.ofThePublic().asOf("2024-05-01");
      visitor.awaitText("#as-of", "As of 1 May 2024");

      assertThat(visitor.page().evaluate("window.still")).isEqualTo(true);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void aTableThatIsEmptyFillsUp() {
    served.ofThePublic().replace(List.of(), "2024-04-29");
    try (Visitor visitor = visitor()) {
      visitor.page().navigate(served.address());
      visitor.awaitText("#as-of", "Nothing has been counted yet.");
      visitor.awaitText("#live", "live");

      served.ofThePublic().replace(Country.ofThePublic(), Country.AS_OF);

      visitor.page().locator("#flows .plot").first().waitFor();
      assertThat(visitor.text("#as-of")).isEqualTo("As of 30 April 2024");
    }
  }

  @Test
  void aKeyThatIsKeptInMemoryShowsExactCells() {
    try (Visitor visitor = visitor()) {
      visitor.open("");
      assertThat(visitor.text("#flows .readout")).doesNotContain("settled");

      useKey(visitor, served.confidentialKey());
      visitor.awaitText("#sight", "Exact cells, confidential");
      visitor.awaitText("#flows .readout", "settled");
      assertThat(visitor.text("#flows .readout")).containsPattern("arrivals [0-9,]+ \\([0-9,]+ to");
      assertThat(visitor.page().locator("#flows path.band").count()).isEqualTo(2);
      assertThat(visitor.text("#confidentiality")).contains("not for publication");
      assertThat(visitor.page().evaluate("JSON.stringify([localStorage, sessionStorage])"))
          .isEqualTo("[{},{}]");
      assertThat(visitor.page().url()).doesNotContain("bf_");
      visitor.awaitText("#live", "live");

      visitor.page().click("#key-forget");
      visitor.awaitText("#sight", "Public cells");
      visitor.page().locator("#flows .readout:not(:has-text('settled'))").waitFor();
      assertThat(visitor.complaints()).isEmpty();

      useKey(visitor, "nobody");
      visitor.awaitText("#key-problem", "key");
      assertThat(visitor.text("#sight")).isEqualTo("Public cells");
    }
  }

  private static void useKey(Visitor visitor, String key) {
    if (!visitor.page().locator("#key-text").isVisible()) {
      visitor.page().click("#key summary");
    }
    visitor.page().fill("#key-text", key);
    visitor.page().click("#key-form button[type=submit]");
  }

  @Test
  void releasesStandBesideEachOtherAndTellWhyTheyDiffer() throws IOException {
    release(1, "2024-02-29", "1014", HEADER);
    release(
        2,
        "2024-03-31",
        "969",
        HEADER + "MIGRANTS,12/16,A,2024-01,1012.500,3,-12,1,-14.250,-20,0,970.250\n");
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().locator("select[name=release]:enabled").waitFor();
      visitor.page().locator("#revisions").scrollIntoViewIfNeeded();
      visitor.awaitText("#revisions tbody tr", "Jan 2024");

      assertThat(visitor.text("#revisions tr:has-text('Jan 2024')"))
          .contains("1,014", "969", "\u221245");
      assertThat(visitor.page().locator("#revisions td.changed").allInnerTexts())
          .singleElement()
          .asString()
          .startsWith("969");
      assertThat(visitor.page().locator("#revisions h3").isVisible()).isFalse();

      useKey(visitor, served.confidentialKey());
      visitor.page().click("#key summary");
      visitor.page().locator("#revisions").scrollIntoViewIfNeeded();
      visitor.awaitText("#revisions h3", "Why did it move?");
      assertThat(visitor.page().locator("#revisions [data-part=why] .told").allTextContents())
          .containsExactly(
              "1,012.5", "+3", "\u221212", "+1", "\u221214.3", "\u221220", "0", "970.3");
      visitor.seeAll();
      visitor.picture("releases.png");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void earlierDatesAndReleasesAreAskedForAndNotFollowed() throws IOException {
    release(1, "2024-02-29", "1014", HEADER);
    release(2, "2024-03-31", "969", HEADER);
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().locator("select[name=asOf]:enabled").waitFor();

      visitor.page().selectOption("select[name=release]", "1");
      visitor.awaitText("#as-of", "As of 29 February 2024");
      visitor.awaitText("#flows .readout", "Feb 2024");
      assertThat(visitor.page().locator("#live").isVisible()).isFalse();

      visitor.page().selectOption("select[name=asOf]", "2024-03-31");
      visitor.awaitText("#as-of", "As of 31 March 2024");
      assertThat(visitor.page().url()).endsWith("?rule=12%2F16&asOf=2024-03-31");

      visitor.page().selectOption("select[name=asOf]", "");
      visitor.awaitText("#as-of", "As of 30 April 2024");
      visitor.awaitText("#live", "live");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void lengthsOfStayAreThoseOfTheReleaseThatWasChosen() throws Exception {
    release(1, "2024-02-29", "1014", HEADER);
    served.releaseLengths(
        1,
        "2024-02-29",
        List.of(
            new LengthRow("NZL", "A", "2022", LengthClass.of(8), 1_236L, "P"),
            new LengthRow("NZL", "A", "2023", LengthClass.of(8), 1_239L, "P"),
            new LengthRow("NZL", "A", "2023", LengthClass.of(365), null, "C")));
    release(2, "2024-03-31", "969", HEADER);
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().locator("select[name=release]:enabled").waitFor();
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.awaitText("#lengths .lead", "ended in 2023, by nights; as of 30 April 2024");
      visitor.page().locator("#lengths .numbers summary").click();

      visitor.page().selectOption("select[name=release]", "1");
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.awaitText("#lengths .lead", "ended in 2023, by nights; release 1, as of 29 February");
      assertThat(visitor.text(FORTNIGHT)).isEqualTo("8\u201314\t1,239");
      assertThat(visitor.text("#lengths .numbers tr:has-text('365'):has-text('729')"))
          .endsWith("suppressed");
      assertThat(visitor.complaints()).isEmpty();

      Download file =
          visitor.page().waitForDownload(() -> visitor.page().click("#lengths button.download"));
      assertThat(file.suggestedFilename()).isEqualTo("borderflow-lengths-2024-02-29.csv");
      assertThat(text(file)).contains("NZL,A,2023,N8T14,8,14,1239,P,2024-02-29\n");

      visitor.page().selectOption("select[name=release]", "2");
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.awaitText("#lengths .plots", "release 2 was made without lengths of stay");
      assertThat(visitor.text("#lengths .lead")).isEmpty();
      assertThat(visitor.page().locator("#lengths .numbers").isVisible()).isFalse();

      visitor.page().selectOption("select[name=release]", "");
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.awaitText("#lengths .lead", "ended in 2023, by nights; as of 30 April 2024");
      assertThat(visitor.text(FORTNIGHT)).isEqualTo("8\u201314\t" + length("A", "2023", 8));
    }
  }

  @Test
  void lengthsOfStayKeepTheirOwnNameUntilThoseOfTheReleaseAreThere() throws IOException {
    release(1, "2024-02-29", "1014", HEADER);
    served.releaseLengths(
        1, "2024-02-29", List.of(new LengthRow("NZL", "A", "2022", LengthClass.of(8), 12L, "P")));
    try (Visitor visitor = visitor()) {
      visitor.open("");
      visitor.page().locator("select[name=release]:enabled").waitFor();
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.awaitText("#lengths .lead", "ended in 2023, by nights; as of 30 April 2024");
      visitor.page().locator("#lengths .numbers summary").click();
      List<Route> held = new ArrayList<>();
      visitor.page().route("**/v1/stay-lengths?*", held::add);

      visitor.page().selectOption("select[name=release]", "1");
      visitor.page().locator("#lengths").scrollIntoViewIfNeeded();
      visitor.awaitText("#as-of", "As of 29 February 2024");
      visitor.page().selectOption("#lengths select >> nth=0", "2022");
      visitor.page().setViewportSize(1_000, 900);
      visitor.page().locator("#lengths[aria-busy=true]").waitFor();
      assertThat(visitor.text("#lengths .lead"))
          .contains("ended in 2023, by nights; as of 30 April 2024");
      assertThat(visitor.text(FORTNIGHT)).isEqualTo("8\u201314\t" + length("A", "2023", 8));
      Download file =
          visitor.page().waitForDownload(() -> visitor.page().click("#lengths button.download"));
      assertThat(file.suggestedFilename()).isEqualTo("borderflow-lengths-2024-04-30.csv");

      visitor.page().unroute("**/v1/stay-lengths?*");
      held.forEach(Route::resume);
      visitor.awaitText("#lengths .lead", "ended in 2022, by nights; release 1, as of 29 February");
      assertThat(visitor.text(FORTNIGHT)).isEqualTo("8\u201314\t12");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  /** A release that differs from the present in how many migrants arrived in January 2024. */
  private void release(int number, String asOf, String value, String revisions) throws IOException {
    served.release(
        number,
        asOf,
        Country.totals(Country.ofThePublic(), Country.arrivals("2024-01", value)),
        Country.totals(Country.exact()),
        revisions);
  }

  @Test
  void theFileIsTheDataThatIsShown() throws Exception {
    try (Visitor visitor = visitor()) {
      visitor.open("?citizenship=FRA");
      Download file =
          visitor.page().waitForDownload(() -> visitor.page().click("#flows button.download"));

      String asked =
          visitor.asked().stream()
              .filter(url -> url.contains("measure=MIGRANTS") && url.contains("direction=A,D,NET"))
              .findFirst()
              .orElseThrow();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(asked)).header("Accept", "text/csv").build();
      String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      assertThat(file.suggestedFilename()).isEqualTo("borderflow-flows-2024-04-30.csv");
      assertThat(text(file)).isEqualTo(answer).contains(",FRA,");
    }
  }

  private static String text(Download file) throws IOException {
    try (InputStream in = file.createReadStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({"360,LIGHT", "360,DARK", "1920,LIGHT", "1920,DARK"})
  void fitsOntoTheScreen(int width, ColorScheme scheme) {
    try (Visitor visitor = visitor(width, scheme)) {
      visitor.open("");
      visitor.seeAll();

      assertThat(visitor.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      Object paper = visitor.page().evaluate("getComputedStyle(document.body).backgroundColor");
      assertThat(paper)
          .isEqualTo(scheme == ColorScheme.DARK ? "rgb(17, 22, 26)" : "rgb(247, 246, 242)");
      visitor.picture("page-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
      visitor.page().locator("details").all().forEach(d -> d.evaluate("d => d.open = true"));
      assertThat(visitor.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  /** Narrow and wide, dark and light, everything open that opens. */
  @ParameterizedTest
  @CsvSource({"360,DARK", "1920,LIGHT"})
  void isAccessible(int width, ColorScheme scheme) {
    try (Visitor visitor = visitor(width, scheme)) {
      visitor.open("?years=2");
      visitor.seeAll();
      visitor.page().locator("details").all().forEach(d -> d.evaluate("d => d.open = true"));

      assertThat(visitor.violations()).isEmpty();
    }
  }

  @Test
  void nothingButItsOwnIsLetIn() {
    try (Visitor visitor = visitor()) {
      Map<String, String> headers = visitor.open("").allHeaders();

      assertThat(headers.get("content-security-policy")).startsWith("default-src 'none'");
      assertThat(headers).containsEntry("x-content-type-options", "nosniff");
    }
  }

  @Test
  void everyModuleIsAskedForAtOnce() {
    try (Visitor visitor = visitor()) {
      visitor.open("");

      Object named =
          visitor
              .page()
              .locator("link[rel=modulepreload]")
              .evaluateAll("links => links.map(link => link.href).join(' ')");
      List<String> modules =
          visitor.asked().stream()
              .filter(url -> url.endsWith(".js") && !url.contains("/lib/"))
              .filter(url -> !url.endsWith("/app/main.js"))
              .distinct()
              .toList();
      assertThat(named.toString().split(" ", -1)).hasSameElementsAs(modules);
    }
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  /** The published value of all migrants who arrived in a month, under 12/16. */
  private static String arrivals(String month) {
    return value(Map.of(Column.TIME_PERIOD, month));
  }

  private static String value(Map<Column, String> of) {
    Map<Column, String> wanted = new EnumMap<>(Column.class);
    Column.breakdowns().forEach(column -> wanted.put(column, "_T"));
    wanted.put(Column.DIRECTION, "A");
    wanted.putAll(of);
    return Country.ofThePublic().stream()
        .filter(cell -> is(cell, wanted))
        .map(cell -> String.format(Locale.ROOT, "%,d", Integer.valueOf(cell.get(Column.OBS_VALUE))))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Whether a cell is of these codes; of migrants under 12/16 in the last month, unless they say
   * otherwise.
   */
  private static boolean is(Cell cell, Map<Column, String> of) {
    Map<Column, String> wanted = new EnumMap<>(Column.class);
    wanted.put(Column.MEASURE, "MIGRANTS");
    wanted.put(Column.RULE, "12/16");
    wanted.put(Column.TIME_PERIOD, Country.LAST.toString());
    wanted.putAll(of);
    return wanted.entrySet().stream().allMatch(w -> cell.get(w.getKey()).equals(w.getValue()));
  }
}
