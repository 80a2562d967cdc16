package org.borderflow.simulator;

/**
 * Where foreigners come from.
 *
 * @param citizenship the code in the passport
 * @param residence the country they usually live in, which also issues the document
 * @param visitors weight among visitors
 * @param workers weight among workers and settlers
 * @param students weight among students
 * @param asylum weight among people seeking protection
 * @param near weight among neighbours who come over land
 */
record Origin(
    String citizenship,
    String residence,
    int visitors,
    int workers,
    int students,
    int asylum,
    int near) {}
