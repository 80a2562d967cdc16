/**
 * What names a piece of work wherever it is told of, from door to cell: {@link
 * org.borderflow.service.trace.TraceParent}.
 */
package org.borderflow.service.trace;
