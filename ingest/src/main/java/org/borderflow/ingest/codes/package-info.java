/** Code lists that values are checked against: {@link org.borderflow.ingest.codes.CountryCodes}. */
package org.borderflow.ingest.codes;
