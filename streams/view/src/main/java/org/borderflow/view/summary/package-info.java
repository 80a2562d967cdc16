/**
 * Flow cells as people read them: {@link org.borderflow.view.summary.FlowSummary} turns {@link
 * org.borderflow.view.summary.FlowRow cells} into a table of text.
 */
package org.borderflow.view.summary;
