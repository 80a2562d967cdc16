package org.borderflow.simulator;

/**
 * On what terms somebody is in the country at present.
 *
 * @param authorisedUntil last day of the permit, 0 if none
 * @param visaDays days that a visa allows from each entry, 0 if none is needed
 * @param residence country of residence as stated at the border
 */
record Standing(Permit permit, int authorisedUntil, int visaDays, String residence) {

  static Standing citizen(String home) {
    return new Standing(Permit.NONE, 0, 0, home);
  }

  static Standing visitor(String residence, int visaDays) {
    return new Standing(Permit.NONE, 0, visaDays, residence);
  }

  int authorisedUntil(int entry) {
    return visaDays > 0 ? entry + visaDays : authorisedUntil;
  }
}
