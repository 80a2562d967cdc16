package org.borderflow.topology.recount;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.InitialStatus;

/**
 * What stands of one traveller, under whatever identities.
 *
 * @param crossings in no order
 * @param statuses residence known from elsewhere
 */
public record History(List<Crossing> crossings, Set<InitialStatus> statuses) {

  /** Of whom nothing is known yet. */
  History() {
    this(new ArrayList<>(2), new HashSet<>(1));
  }
}
