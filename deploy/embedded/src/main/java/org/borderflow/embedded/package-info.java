/**
 * A whole cluster on one machine, with nothing to install: {@link
 * org.borderflow.embedded.EmbeddedBroker} is Kafka's own broker in this process, {@link
 * org.borderflow.embedded.EmbeddedRegistry} a real schema registry as a child of it. Both keep what
 * they are told in a directory and listen on the loopback address only. The services beside them
 * get ordinary addresses and cannot tell where they run.
 */
package org.borderflow.embedded;
