/**
 * The one place where the records of a clearing-house's topics meet the types of {@link
 * org.borderflow.clearing.deposit deposits} and {@link org.borderflow.clearing.mirror mirrors}.
 */
package org.borderflow.exchange.codec;
