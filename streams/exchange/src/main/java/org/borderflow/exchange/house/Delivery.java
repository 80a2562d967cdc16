package org.borderflow.exchange.house;

import java.util.function.Predicate;
import org.borderflow.clearing.deposit.Provenance.Channel;

/**
 * A table that is brought, nothing of it looked at.
 *
 * @param channel by which way
 * @param depositor who brings it: the name of a key
 * @param speaksFor whether the depositor speaks for a country
 * @param origin name of its file, or address of its topic
 * @param mediaType what it is said to be; empty if nothing is said
 * @param table the table
 * @param definition the definition record, JSON
 */
public record Delivery(
    Channel channel,
    String depositor,
    Predicate<String> speaksFor,
    String origin,
    String mediaType,
    byte[] table,
    byte[] definition) {}
