/**
 * Erasing a person. An {@link org.borderflow.schemas.Erasure} takes the way of a day: through every
 * partition of every stage, and a stage carries it out once it has come from every partition before
 * ({@link org.borderflow.topology.erasures.ErasureBarrier}), so that nothing of the person is under
 * way any more. What was counted of the person is not taken back.
 */
package org.borderflow.topology.erasures;
