package org.borderflow.gaps.fields;

import java.util.Objects;
import java.util.Optional;

/**
 * A record that was refused.
 *
 * @param place where it belongs, {@link Place#UNKNOWN} for what it does not tell
 * @param variable the variable for which it was refused; empty if it was for something else
 * @param state in what state the variable is, BLANK or INVALID
 * @param future whether it was refused because its date is still to come
 */
public record Refused(Place place, Optional<Variable> variable, FieldState state, boolean future) {
  public Refused {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(variable, "variable");
    Objects.requireNonNull(state, "state");
  }
}
