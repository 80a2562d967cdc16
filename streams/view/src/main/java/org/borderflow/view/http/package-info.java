/**
 * The HTTP door of the readers: {@link org.borderflow.view.http.ViewServer} serves flow cells,
 * their changes, their structure and the page.
 */
package org.borderflow.view.http;
