/**
 * How long people stay and how long they are away, in classes. A completed stay is the time from an
 * entry to the exit after it, a completed absence that from an exit to the entry after it; {@link
 * org.borderflow.rules.length.LengthClass} is how long either was, in nights, and {@link
 * org.borderflow.rules.length.LengthTally} counts them by {@link
 * org.borderflow.rules.length.LengthGroup}.
 *
 * <p>Each is looked at by itself. The duration-of-stay rules add days up over several stays, so a
 * stay shorter than a {@link org.borderflow.rules.length.Threshold} may still belong to a
 * migration.
 */
package org.borderflow.rules.length;
