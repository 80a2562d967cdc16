/**
 * What can be told of a deployment while it runs, kept up to date by {@link
 * org.borderflow.view.live.TopicFollower}.
 */
package org.borderflow.view.live;
