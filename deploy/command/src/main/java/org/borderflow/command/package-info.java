/**
 * What {@code deploy/borderflow} runs. {@link org.borderflow.command.Main} names the commands,
 * {@link org.borderflow.command.Deployment} starts the services in order and stops them in reverse.
 */
package org.borderflow.command;
