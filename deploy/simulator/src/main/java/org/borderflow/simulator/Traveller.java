package org.borderflow.simulator;

/** A person who exists only here; attributes are as the border writes them. */
record Traveller(
    long number,
    Identity identity,
    String birthDate,
    String sex,
    String citizenship,
    String birthCountry) {}
