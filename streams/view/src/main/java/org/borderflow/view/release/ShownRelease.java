package org.borderflow.view.release;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A release that may be shown.
 *
 * @param number its number, from 1
 * @param asOf its as-of date
 * @param directory where its files are
 */
public record ShownRelease(int number, LocalDate asOf, Path directory) {}
