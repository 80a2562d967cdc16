package org.borderflow.topology;

/** Names of all nodes, in the order in which a record passes them. */
public final class Names {

  public static final String READ_RECEIVED = "records.read-received";
  public static final String SEND_AMENDMENTS = "records.send-amendments";
  public static final String READ_AMENDMENTS = "records.read-amendments";
  public static final String STAND = "records.stand";
  public static final String PUBLISH_REJECTED = "records.publish-rejected";
  public static final String PUBLISH_AWAITING = "records.publish-awaiting";
  public static final String PUBLISH_CROSSINGS = "records.publish-crossings";
  public static final String SEND_LINKS = "records.send-links";
  public static final String PUBLISH_RECORDS_PROGRESS = "records.publish-progress";

  public static final String READ_LINKS = "links.read-links";
  public static final String REPRESENT = "links.represent";
  public static final String SEND_REPRESENTATIVES = "links.send-representatives";

  public static final String READ_CROSSINGS = "histories.read-crossings";
  public static final String READ_REPRESENTATIVES = "histories.read-representatives";
  public static final String FOLLOW = "histories.follow";
  public static final String SEND_MEMBERS = "histories.send-members";
  public static final String READ_MEMBERS = "histories.read-members";
  public static final String ASSESS = "histories.assess";
  public static final String PUBLISH_OUTCOMES = "histories.publish-outcomes";
  public static final String PUBLISH_STAYS = "histories.publish-stays";
  public static final String SEND_OBSERVATIONS = "histories.send-observations";
  public static final String SEND_CELL_DELTAS = "histories.send-cell-deltas";
  public static final String PUBLISH_HISTORIES_PROGRESS = "histories.publish-progress";

  public static final String READ_OBSERVATIONS = "estimates.read-observations";
  public static final String ESTIMATE = "estimates.estimate";
  public static final String SEND_EXPECTATIONS = "estimates.send-expectations";
  public static final String PUBLISH_PROBABILITIES = "estimates.publish-probabilities";
  public static final String PUBLISH_ESTIMATES_PROGRESS = "estimates.publish-progress";

  public static final String READ_CELL_DELTAS = "cells.read-deltas";
  public static final String TALLY = "cells.tally";
  public static final String PUBLISH_CELLS = "cells.publish";
  public static final String PUBLISH_PUBLIC_CELLS = "cells.publish-public";
  public static final String PUBLISH_LENGTHS = "cells.publish-lengths";
  public static final String PUBLISH_PUBLIC_LENGTHS = "cells.publish-public-lengths";
  public static final String PUBLISH_CELLS_PROGRESS = "cells.publish-progress";

  /** Internal topic: corrections and cancellations, by their target. */
  public static final String AMENDMENTS = "amendments";

  /** Internal topic: links and unlinks, in one partition. */
  public static final String LINKS = "links";

  /** Internal topic: who represents a traveller, by the traveller. */
  public static final String REPRESENTATIVES = "representatives";

  /** Internal topic: what is known of represented travellers, by their representative. */
  public static final String MEMBERS = "members";

  /** Internal topic: what is observed of pending crossings, in one partition. */
  public static final String OBSERVATIONS = "observations";

  /** Internal topic: changes of cell groups and of lengths of stay, what is expected of cells. */
  public static final String CELL_DELTAS = "cell-deltas";

  /** As progress names the beginning of the first stage: what became of each record received. */
  public static final String ARRIVALS = "arrivals";

  /** Stages, as progress names them. */
  public static final String RECORDS_STAGE = "records";

  public static final String LINKS_STAGE = "links";
  public static final String HISTORIES_STAGE = "histories";
  public static final String ESTIMATES_STAGE = "estimates";
  public static final String CELLS_STAGE = "cells";

  /** As progress names the erasures that have been carried out, by their numbers. */
  public static final String ERASURES = "erasures";

  /** The same of what is known of record ids, which takes its own time. */
  public static final String ERASURES_OF_RECORDS = "erasures-of-records";

  /** As the estimates' progress counts them: rules of which hardly any outcome is known yet. */
  public static final String COLD = "cold";

  /** Rules under which travellers have lately been moving otherwise than expected. */
  public static final String ALARMED = "alarmed";

  private Names() {}
}
