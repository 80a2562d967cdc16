package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.format;
import static org.borderflow.command.gaps.Html.number;
import static org.borderflow.command.gaps.Html.percent;
import static org.borderflow.command.gaps.Html.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.tabulations.Step;
import org.borderflow.gaps.tabulations.Verdict;
import org.borderflow.rules.travel.Day;

/** A report as one page that needs nothing else. */
public final class GapPage {

  private final GapReport report;
  private final Optional<Progress> progress;
  private final PageWriter page = new PageWriter();

  /**
   * The page of a report.
   *
   * @param progress what has changed since an earlier one
   */
  public GapPage(GapReport report, Optional<Progress> progress) {
    this.report = report;
    this.progress = progress;
  }

  /** The page. */
  public String html() {
    head();
    summary();
    progress.ifPresent(since -> new ProgressPart(since, page).write());
    new StepsPart(report, page).write();
    new TabulationsPart(report, page).write();
    new VariablesPart(report, page).write();
    new PostsPart(report, page).write();
    new LinkagePart(report, page).write();
    new DefinitionsPart(report, page).write();
    new MethodPart(report, page).write();
    page.append("</main></body></html>\n");
    return page.html();
  }

  /** A step in words, as plain text. */
  public static String what(Step step) {
    String at =
        step.worstPosts().isEmpty()
            ? ""
            : "; most is lacking at "
                + step.worstPosts().stream()
                    .map(
                        each ->
                            each.post()
                                + format(
                                    " (%,d of %,d)",
                                    each.share().lacking(), each.share().denominator()))
                    .collect(Collectors.joining(", "));
    return step.requirement().remedy()
        + (step.flow() == null ? "" : " at " + step.flow().crossings())
        + ": now "
        + percent(step.share())
        + format(
            " (%,d of %,d), %d %% would do",
            step.share().numerator(),
            step.share().denominator(),
            step.requirement().producibleFrom())
        + at;
  }

  private void head() {
    String country = text(report.rules().country());
    page.append(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
            + "<meta name='viewport' content='width=device-width, initial-scale=1'><title>Gap"
            + " assessment of "
            + country
            + "</title><style>"
            + style()
            + "</style></head><body><header><h1>How far the border data of "
            + country
            + " are from the recommendations</h1>");
    page.line(
        "Crossings from "
            + Day.toString(report.from())
            + ", as of "
            + Day.toString(report.asOf())
            + ". "
            + number(report.received().received())
            + " records received = "
            + number(report.received().accepted())
            + " accepted + "
            + number(report.received().duplicates())
            + " duplicates + "
            + number(report.received().rejected())
            + " rejected.");
    page.append(
        "<p class='notice'><strong>Internal to the office.</strong> The counts on this page are exact"
            + " and not protected against disclosure; they tell of records and posts, not of"
            + " people, but small ones should not be published.</p><nav aria-label='Parts'>");
    for (String part :
        List.of("steps", "tabulations", "variables", "posts", "linkage", "definitions", "method")) {
      page.append("<a href='#" + part + "'>" + capital(part) + "</a>");
    }
    page.append("</nav></header><main>");
  }

  private static String style() {
    try (InputStream css =
        Objects.requireNonNull(GapPage.class.getResourceAsStream("page.css"), "page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void summary() {
    Map<String, Long> verdicts = new LinkedHashMap<>();
    for (Verdict verdict :
        List.of(Verdict.PRODUCIBLE, Verdict.WITH_CAVEAT, Verdict.NOT_PRODUCIBLE)) {
      verdicts.put(verdict.words(), report.count(verdict));
    }
    String words =
        verdicts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    page.line("Of " + report.findings().size() + " recommended tabulations: " + words + ".");
    page.append(Pictures.parts("Recommended tabulations: " + words, verdicts));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
