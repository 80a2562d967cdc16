package org.borderflow.simulator;

/** By what the border knows somebody; unused parts are empty. */
record Identity(
    String personId, String documentIssuer, String documentNumber, String documentType) {

  private static final long NUMBERS = 100_000_000;
  private static final long SCRAMBLE = 76_543_211;

  static Identity drawn(long traveller, String issuer, Chance chance) {
    boolean known = chance.happens(0.55);
    boolean document = !known || chance.happens(0.5);
    String type = chance.happens(0.96) ? "P" : "I";
    String letters = "" + letter(chance) + letter(chance);
    return new Identity(
        known ? "P" + digits(traveller) : "",
        document ? issuer : "",
        document ? letters + digits(traveller) : "",
        document ? type : "");
  }

  /** The same person under a number that nothing links to the first. */
  Identity renewed(long traveller) {
    return personId.isEmpty()
        ? new Identity("", documentIssuer, "ZR" + digits(traveller), documentType)
        : new Identity("R" + digits(traveller), "", "", "");
  }

  /** The same person on the passport of another country. */
  static Identity secondPassport(long traveller, String issuer) {
    return new Identity("", issuer, "ZS" + digits(traveller), "P");
  }

  /** Numbers look random but never meet: the factor has no divisor in common with the modulus. */
  private static String digits(long traveller) {
    return Digits.padded((traveller * SCRAMBLE + 12_345_678) % NUMBERS, 8);
  }

  /** Z is kept for second documents. */
  private static char letter(Chance chance) {
    return (char) ('A' + chance.below(25));
  }
}
