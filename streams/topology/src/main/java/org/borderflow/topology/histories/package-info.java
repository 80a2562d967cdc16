/**
 * What each traveller's crossings turn out to be. {@link
 * org.borderflow.topology.histories.FollowRepresentatives} brings them to where the history of the
 * person is kept, which may be under another identity of the same person. {@link
 * org.borderflow.topology.histories.AssessTravellers} keeps the crossings that stand ({@link
 * org.borderflow.topology.histories.HistoryStore}), asks the rules what they mean on the day it is
 * ({@link org.borderflow.topology.histories.Calendar}), and tells only what has changed ({@link
 * org.borderflow.topology.histories.ChangePublisher}). What is old and certain is folded ({@link
 * org.borderflow.topology.histories.FoldPasts}). Nothing that was published is stored: it is what
 * the rules said of the history before, on the day it was then.
 */
package org.borderflow.topology.histories;
