/**
 * The clearing-house over HTTP: {@link org.borderflow.exchange.http.ClearingServer} takes deposits
 * and serves the matrix, its summaries, who has deposited what, and a page.
 */
package org.borderflow.exchange.http;
