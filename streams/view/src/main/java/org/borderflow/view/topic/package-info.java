/**
 * Reading topics from outside the streams. {@link org.borderflow.view.topic.TopicReader} reads one
 * to its present end, {@link org.borderflow.view.topic.ProgressWatch} tells when that end is the
 * one wanted, {@link org.borderflow.view.topic.TotalCells} are read at once.
 */
package org.borderflow.view.topic;
