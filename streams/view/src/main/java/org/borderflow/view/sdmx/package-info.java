/**
 * Flow cells as SDMX: the structure {@code BF:FLOWS(1.0)}, what its columns and codes mean ({@link
 * org.borderflow.view.sdmx.Concept}, {@link org.borderflow.view.sdmx.CodeList}), and the messages
 * in which cells and structure are told.
 */
package org.borderflow.view.sdmx;
