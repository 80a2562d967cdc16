/**
 * The only place where what the topics' records say is translated to and from the rules' types.
 * Elsewhere in the topology the two may be seen side by side only as keys and as envelopes that are
 * passed on unopened.
 */
package org.borderflow.topology.codec;
