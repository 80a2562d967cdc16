package org.borderflow.exchange.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.borderflow.exchange.house.ClearingHouse;
import org.borderflow.service.access.Gate;

/**
 * How the door of a clearing-house is set up.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any that is free
 * @param gate who may come in
 * @param house what is behind it
 * @param metrics what {@code /metrics} shows
 * @param notReady why it cannot do its work at this moment, if it cannot
 */
public record ClearingSettings(
    String host,
    int port,
    Gate gate,
    ClearingHouse house,
    PrometheusMeterRegistry metrics,
    Supplier<Optional<String>> notReady) {}
