/**
 * Turns identities into pseudonyms. {@link org.borderflow.ingest.identity.PseudonymKey} is the
 * secret, {@link org.borderflow.ingest.identity.Pseudonyms} the keyed hash under it, {@link
 * org.borderflow.ingest.identity.DocumentNumber} says which spellings of a number are the same
 * number. While a key has lately replaced another, {@link org.borderflow.ingest.identity.Rekeyed}
 * goes with each record. Beyond this package no identity exists.
 */
package org.borderflow.ingest.identity;
