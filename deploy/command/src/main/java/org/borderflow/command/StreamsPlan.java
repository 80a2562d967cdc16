package org.borderflow.command;

import java.nio.file.Path;
import java.time.Duration;
import org.borderflow.estimates.Method;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.StreamsSettings;

/**
 * How streams are to run, wherever that is.
 *
 * @param method how migrants are counted
 * @param retention how long crossings are kept
 * @param disclosure how public cells are protected
 * @param commitInterval how often results become visible
 * @param instance name of this instance: no other's, and the same after a restart
 */
record StreamsPlan(
    Method method,
    Retention retention,
    Disclosure disclosure,
    Duration commitInterval,
    String instance) {

  /** One instance that forgets nothing. */
  static StreamsPlan forgettingNothing(
      Method method, Disclosure disclosure, Duration commitInterval) {
    return new StreamsPlan(
        method, Retention.FOREVER, disclosure, commitInterval, Deployment.ONLY_INSTANCE);
  }

  /**
   * The settings on a cluster: a thread for each processor, and two at least.
   *
   * @param application name of the streams as a whole
   * @param data where the state is kept
   */
  StreamsSettings on(Deployment.Cluster cluster, String application, Path data) {
    return new StreamsSettings(
        cluster.bootstrapServers(),
        cluster.registryUrl(),
        application,
        instance,
        data.resolve("streams"),
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        commitInterval,
        method,
        retention,
        disclosure,
        cluster.settings());
  }
}
