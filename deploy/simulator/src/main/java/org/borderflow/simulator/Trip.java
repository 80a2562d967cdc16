package org.borderflow.simulator;

/** What the two crossings of one trip have in common. */
record Trip(
    Purpose purpose,
    Permit permit,
    int authorisedUntil,
    String otherCountry,
    String residence,
    TravellerClass travellerClass) {}
