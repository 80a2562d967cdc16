package org.borderflow.exchange.codec;

import java.util.List;
import java.util.Map;
import org.borderflow.clearing.check.Finding;
import org.borderflow.clearing.deposit.Provenance;

/**
 * The report on a table that was received.
 *
 * @param number its number among everything that was received
 * @param accepted whether it was accepted
 * @param version if it was, its number among what its country deposited under the rule; else 0
 * @param refArea the country, as its definition says
 * @param rule the rule, as its definition says
 * @param provenance where it came from
 * @param counts how many rows and cells there were of what
 * @param passedOver rows that are not exchanged, by why
 * @param reasons how much speaks against it, by reason
 * @param findings the first things of each reason that do
 */
public record Receipt(
    long number,
    boolean accepted,
    long version,
    String refArea,
    String rule,
    Provenance provenance,
    Map<String, Long> counts,
    Map<String, Long> passedOver,
    Map<String, Long> reasons,
    List<Finding> findings) {}
