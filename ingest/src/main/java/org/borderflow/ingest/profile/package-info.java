/**
 * Source profiles: how an agency's own files are read as crossing records. A {@link
 * org.borderflow.ingest.profile.Profile} is data, in YAML: which column is which, what stays the
 * same, what codes and dates mean, how many records a row holds. {@link
 * org.borderflow.ingest.profile.Profiles} finds it; {@link
 * org.borderflow.ingest.profile.ProfileCheck} tries it on a file.
 *
 * <p>A profile changes words, not judgements: what it makes of a row is a raw record like any
 * other, and the same parser judges it. Only what has no counterpart at all, such as a code that
 * stands in no table, is refused here.
 */
package org.borderflow.ingest.profile;
