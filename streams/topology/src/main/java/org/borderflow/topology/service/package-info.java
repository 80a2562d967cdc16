/**
 * The stream application as a service: {@link org.borderflow.topology.service.StreamsService} runs
 * the topology with {@link org.borderflow.topology.service.StreamsSettings}.
 */
package org.borderflow.topology.service;
