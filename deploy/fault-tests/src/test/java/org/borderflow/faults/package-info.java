/**
 * The whole of borderflow on a cluster of three brokers, each part a process of its own, while
 * parts break: {@link org.borderflow.faults.FaultRun} pushes a made-up country through it, lets
 * {@linkplain org.borderflow.faults.kinds faults} strike and compares with a run in which nothing
 * happened.
 */
package org.borderflow.faults;
