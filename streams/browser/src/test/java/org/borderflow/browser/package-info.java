/**
 * The page of the view in a real browser: {@link org.borderflow.browser.PageTest} looks at it,
 * {@link org.borderflow.browser.Country} is what there is to see. A module of its own, because what
 * drives a browser is large and only tests need it.
 */
package org.borderflow.browser;
