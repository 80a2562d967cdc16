package org.borderflow.command.hostile;

/**
 * A body to be sent.
 *
 * @param type what it is said to be
 * @param bytes each character stands for one
 * @param records how many records it was made of
 */
public record HostileBody(String type, String bytes, int records) {}
