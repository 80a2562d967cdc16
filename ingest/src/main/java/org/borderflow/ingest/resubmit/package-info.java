/**
 * Refused records that were put right: {@link org.borderflow.ingest.resubmit.CorrectedFile} holds
 * them, {@link org.borderflow.ingest.resubmit.OpenRefusals} knows what they were refused for, and
 * {@link org.borderflow.ingest.resubmit.Resubmitter} takes them in anew under the position at which
 * they were read first.
 */
package org.borderflow.ingest.resubmit;
