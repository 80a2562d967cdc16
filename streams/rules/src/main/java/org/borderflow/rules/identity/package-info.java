/**
 * Which identities are one person. A person may cross under several documents; an agency says of
 * two identities that they are one person, or that they are not. Those that are linked, directly or
 * over others, have one history, as if it had always been one.
 */
package org.borderflow.rules.identity;
