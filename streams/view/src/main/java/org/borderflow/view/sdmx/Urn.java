package org.borderflow.view.sdmx;

import org.borderflow.view.cells.Column;

/** Ids and names of what {@code BF:FLOWS(1.0)} consists of. */
final class Urn {

  static final String AGENCY = "BF";
  static final String FLOWS = "FLOWS";
  static final String NAME = "Flows of people over the border";
  static final String CONCEPTS = "CS_FLOWS";
  static final String VERSION = "1.0";

  private static final String MODEL = "urn:sdmx:org.sdmx.infomodel.";

  private Urn() {}

  static String dataflow() {
    return urn("datastructure.Dataflow", FLOWS);
  }

  static String dataStructure() {
    return urn("datastructure.DataStructure", FLOWS);
  }

  static String conceptScheme() {
    return urn("conceptscheme.ConceptScheme", CONCEPTS);
  }

  static String concept(Column column) {
    return urn("conceptscheme.Concept", CONCEPTS) + "." + column;
  }

  /** The concept that SDMX has for all domains. */
  static String role(Column column) {
    return MODEL + "conceptscheme.Concept=SDMX:CROSS_DOMAIN_CONCEPTS(2.0)." + column;
  }

  static String codeList(String id) {
    return urn("codelist.Codelist", id);
  }

  private static String urn(String type, String id) {
    return MODEL + type + "=" + AGENCY + ":" + id + "(" + VERSION + ")";
  }
}
