/**
 * The result files. {@link org.borderflow.view.file.ResultFiles} writes them; one format per file
 * says how a record becomes a line, {@link org.borderflow.view.file.RejectedCount} what came of the
 * refused ones.
 */
package org.borderflow.view.file;
