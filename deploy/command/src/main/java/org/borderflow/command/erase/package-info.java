/**
 * Erasing a person from the topics that are kept for ever. {@link
 * org.borderflow.command.erase.PersonInLog} finds what is the person's in the log of received
 * records; {@link org.borderflow.command.erase.TopicCut} copies what is to be kept of a topic to
 * its end and deletes what stood before; {@link org.borderflow.command.erase.Erasing} says in which
 * order.
 */
package org.borderflow.command.erase;
