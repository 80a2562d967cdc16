/**
 * Reads the machine-readable zone of travel documents, ICAO Doc 9303 parts 4 to 6. {@link
 * org.borderflow.ingest.mrz.Zone} is one zone in one of the known {@linkplain
 * org.borderflow.ingest.mrz.Shape shapes}; it says what stands in it and which {@linkplain
 * org.borderflow.ingest.mrz.CheckDigit check digits} fail. Codes are handed out as they are
 * written: whether there is such a state is for others to say.
 */
package org.borderflow.ingest.mrz;
