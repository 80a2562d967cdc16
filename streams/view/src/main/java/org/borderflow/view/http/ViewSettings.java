package org.borderflow.view.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.borderflow.service.access.Gate;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.lengths.LengthTable;
import org.borderflow.view.release.ReleaseShelf;

/**
 * How the readers' door is set up.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any that is free
 * @param gate who may come in
 * @param publicCells what everybody may see who may come in
 * @param exactCells what those see who hold the confidential role
 * @param publicLengths lengths of stay that everybody may see who may come in
 * @param exactLengths lengths of stay that those see who hold the confidential role
 * @param releases releases that were frozen
 * @param metrics what {@code /metrics} shows
 * @param notReady why nothing can be served at this moment, if nothing can
 * @param status how the deployment is, for its operators
 */
public record ViewSettings(
    String host,
    int port,
    Gate gate,
    CellTable publicCells,
    CellTable exactCells,
    LengthTable publicLengths,
    LengthTable exactLengths,
    ReleaseShelf releases,
    PrometheusMeterRegistry metrics,
    Supplier<Optional<String>> notReady,
    Supplier<JsonNode> status) {}
