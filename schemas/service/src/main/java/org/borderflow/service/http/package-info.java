/**
 * What every HTTP service does alike: {@link org.borderflow.service.http.HttpService} listens,
 * knows who calls, tells its health and metrics and describes itself; what it does not serve is a
 * {@link org.borderflow.service.http.Refused}.
 */
package org.borderflow.service.http;
