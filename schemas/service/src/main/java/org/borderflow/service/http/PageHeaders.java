package org.borderflow.service.http;

import java.util.Map;

/** What is said with every file of a page. */
public final class PageHeaders {

  /** The page loads nothing from elsewhere, sends nothing elsewhere, and is shown in no frame. */
  public static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
              + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-cache");

  private PageHeaders() {}
}
