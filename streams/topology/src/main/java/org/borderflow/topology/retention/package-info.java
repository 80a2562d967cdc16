/**
 * How the stages forget. Ticks are barriers, and with a tick goes the day before which nothing
 * comes any more: the {@link org.borderflow.topology.retention.Horizon}, as many days back as
 * {@link org.borderflow.topology.retention.Retention} says. What is older than that is left behind
 * in a {@link org.borderflow.topology.retention.Sweep} of the store, once a month.
 */
package org.borderflow.topology.retention;
