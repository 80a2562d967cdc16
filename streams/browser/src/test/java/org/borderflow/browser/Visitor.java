package org.borderflow.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Somebody who looks at the page, and what the browser complains of meanwhile. */
final class Visitor implements AutoCloseable {

  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("borderflow.screenshots", "target/screenshots"));

  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final BrowserContext context;
  private final Page page;
  private final String address;

  Visitor(Browser browser, String address, int width, ColorScheme scheme) {
    this.address = address;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 780 : 1_000)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (!message.type().equals("info") && !message.type().equals("log")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequestFailed(
        request -> {
          // Nobody follows a stream any longer, or what is known already was not sent again.
          if (!request.failure().equals("net::ERR_ABORTED")) {
            complaints.add("failed: " + request.url());
          }
        });
    page.onRequest(request -> asked.add(request.url()));
  }

  /**
   * Opens the page and waits for its first figure.
   *
   * @param query with a question mark before it, or empty
   */
  Response open(String query) {
    return open(query, "#flows .plot");
  }

  /**
   * Opens a page and waits for something in it.
   *
   * @param path relative to the first page
   * @param sign selects what is there when the page is drawn
   */
  Response open(String path, String sign) {
    Response answer = page.navigate(address + path);
    page.waitForSelector(sign);
    return answer;
  }

  /** What an automatic check of accessibility finds wrong. */
  List<String> violations() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
            .toList();
  }

  Page page() {
    return page;
  }

  /** What was asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** What the browser complained of. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The text of an element. */
  String text(String selector) {
    return page.locator(selector).first().innerText();
  }

  /** Waits until an element says something. */
  void awaitText(String selector, String text) {
    page.locator(selector).filter(new Locator.FilterOptions().setHasText(text)).first().waitFor();
  }

  /** Goes down the page so that every section comes into sight, and waits until all is drawn. */
  void seeAll() {
    for (String id :
        List.of("rules", "pyramid", "corridors", "visits", "lengths", "posts", "revisions")) {
      page.locator("#" + id).scrollIntoViewIfNeeded();
      page.locator("#" + id + " .plots > *").first().waitFor();
    }
    page.locator("[aria-busy]")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    page.evaluate("window.scrollTo(0, 0)");
  }

  /** Keeps a picture of all of the page, to be looked at. */
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)).setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
  }
}
