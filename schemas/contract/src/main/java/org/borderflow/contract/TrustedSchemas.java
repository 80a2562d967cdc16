package org.borderflow.contract;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Lets Avro make our own records: it refuses every class that was not named as trusted. */
final class TrustedSchemas {

  private static final String PACKAGE = "org.borderflow.schemas";

  static {
    ClassSecurityPredicate present = ClassSecurityValidator.getGlobal();
    ClassSecurityPredicate ours = type -> type.getPackageName().equals(PACKAGE);
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(present, ours));
  }

  private TrustedSchemas() {}

  /** Makes sure that our records are trusted. */
  static void trust() {
    // The work is done once, when the class is initialised.
  }
}
