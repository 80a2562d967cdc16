package org.borderflow.command.release;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.borderflow.estimates.Method;
import org.borderflow.rules.disclosure.Disclosure;

/**
 * What is the same for all releases of a command.
 *
 * @param method how is counted
 * @param disclosure how public cells are protected
 * @param embargoUntil the moment from which the release may be shown, if it is not the present one
 * @param scratch where temporary files may be written
 */
public record ReleaseTerms(
    Method method, Disclosure disclosure, Optional<OffsetDateTime> embargoUntil, Path scratch) {}
