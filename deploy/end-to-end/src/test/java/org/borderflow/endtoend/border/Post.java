package org.borderflow.endtoend.border;

/**
 * A border post.
 *
 * @param zone whose calendar holds there, null if the agency does not say
 */
record Post(String code, String zone) {}
