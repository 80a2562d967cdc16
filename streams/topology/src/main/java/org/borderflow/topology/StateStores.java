package org.borderflow.topology;

/** Names of all state stores. */
public final class StateStores {

  /** What is known of each record id. */
  public static final String RECORDS = "records";

  /** Ticks and totals of the records stage. */
  public static final String RECORDS_LEDGER = "records-ledger";

  /** Calls back before each commit of the records stage. */
  public static final String RECORDS_BUFFER = "records-buffer";

  /** What was said of pairs of identities, and who is represented by whom. */
  public static final String LINKS = "links";

  /** Ticks of the task that keeps the links. */
  public static final String LINKS_LEDGER = "links-ledger";

  /** Who represents a traveller that does not represent itself. */
  public static final String REPRESENTATIVES = "representatives";

  /** Ticks on their way to the histories. */
  public static final String REPRESENTATIVES_LEDGER = "representatives-ledger";

  /** The crossings of each traveller. */
  public static final String HISTORIES = "histories";

  /** Who is due on which day, in order of the days. */
  public static final String DUE = "due";

  /** Calendar, ticks and totals of the histories stage. */
  public static final String HISTORIES_LEDGER = "histories-ledger";

  /** Combines cell deltas until the commit. */
  public static final String HISTORIES_BUFFER = "histories-buffer";

  /** What was observed of pending crossings, by rule, period and group. */
  public static final String OBSERVATIONS = "observations";

  /** The crossings that are pending. */
  public static final String PENDING = "pending";

  /** What the cells were told to expect. */
  public static final String EXPECTATIONS = "expectations";

  /** Ticks of the estimates. */
  public static final String ESTIMATES_LEDGER = "estimates-ledger";

  /** Combines observations until the commit. */
  public static final String ESTIMATES_BUFFER = "estimates-buffer";

  /** Counters of each cell group. */
  public static final String CELLS = "cells";

  /** How many completed stays and absences are how long. */
  public static final String LENGTHS = "lengths";

  /** Ticks of the cells stage. */
  public static final String CELLS_LEDGER = "cells-ledger";

  /** Combines published cells until the commit. */
  public static final String CELLS_BUFFER = "cells-buffer";

  private StateStores() {}
}
