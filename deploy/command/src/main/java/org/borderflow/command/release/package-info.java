/**
 * Releases: what was published as of a date, frozen, numbered, and made again from the same place
 * in the log whenever that is wanted; and why it differs from the release before.
 */
package org.borderflow.command.release;
