package org.borderflow.endtoend;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What an agency sends at once.
 *
 * @param agency its name
 * @param posts register of its posts
 * @param statuses residence of travellers known to it from elsewhere
 * @param files crossings, in this order
 * @param asOf the day that comes behind them
 * @param out where results are to be written; there already
 */
public record Delivery(
    String agency, Path posts, Path statuses, List<Path> files, LocalDate asOf, Path out) {}
