/**
 * What somebody who means harm, or a program gone wrong, may send to the intake. Made from a seed.
 *
 * <p>Whatever would identify a person has {@link org.borderflow.command.hostile.HostileValues#MARK}
 * in it, so that it can be looked for wherever it must not be. Texts are handled as bytes: each
 * character of a string stands for one.
 */
package org.borderflow.command.hostile;
