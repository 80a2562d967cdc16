/**
 * The mirror matrix as a stream: {@link org.borderflow.exchange.matrix.MatrixTopology} turns
 * deposits into corridors, for those who may read everything and for everybody; {@link
 * org.borderflow.exchange.matrix.MatrixStreams} runs it.
 */
package org.borderflow.exchange.matrix;
