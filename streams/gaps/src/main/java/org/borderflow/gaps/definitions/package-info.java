/**
 * The definitions that are in force beside the recommended ones ({@link
 * org.borderflow.gaps.definitions.Definition}), and what totals become under the definitions that
 * others apply ({@link org.borderflow.gaps.definitions.Neighbour}).
 */
package org.borderflow.gaps.definitions;
