package org.borderflow.ingest.parse;

import org.borderflow.schemas.Sex;
import org.borderflow.schemas.Traveller;

/**
 * Who crossed, as far as anybody is told.
 *
 * @param birth null if unknown
 */
record Person(Traveller traveller, BirthDate birth, Sex sex, String citizenship) {}
