/**
 * The stream application: {@link org.borderflow.topology.BorderflowTopology} composes four stages.
 *
 * <ol>
 *   <li>{@code records}: which records stand (duplicates, conflicts, corrections, cancellations);
 *   <li>{@code links}: which identities are one person;
 *   <li>{@code histories}: what each traveller's crossings turn out to be, and when;
 *   <li>{@code cells}: exact sums.
 * </ol>
 *
 * <p>Processors are shells: load state, call the rules, store, forward.
 */
package org.borderflow.topology;
