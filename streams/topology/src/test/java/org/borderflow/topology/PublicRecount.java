package org.borderflow.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.ExactCell;
import org.borderflow.rules.disclosure.PublicCell;
import org.borderflow.rules.disclosure.ReleasedCell;
import org.borderflow.rules.flow.Measure;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.topology.codec.CellCodec;

/** Disclosure control of recounted cells and lengths, all at once. */
final class PublicRecount {

  private final Map<FlowCellKey, FlowCell> exact;
  private final DisclosureMethod method;
  private final Map<FlowCellKey, PublicFlowCell> told = new HashMap<>();

  private PublicRecount(Map<FlowCellKey, FlowCell> exact, DisclosureMethod method) {
    this.exact = exact;
    this.method = method;
  }

  static Map<FlowCellKey, PublicFlowCell> of(
      Map<FlowCellKey, FlowCell> exact, Disclosure disclosure) {
    PublicRecount recount = new PublicRecount(exact, disclosure.method());
    exact.keySet().forEach(recount::tell);
    return recount.told;
  }

  static Map<StayLengthKey, PublicStayLength> ofLengths(
      Map<StayLengthKey, StayLength> exact, Disclosure disclosure) {
    DisclosureMethod method = disclosure.method();
    Map<StayLengthKey, PublicStayLength> told = new HashMap<>();
    exact.forEach(
        (key, length) ->
            new ExactCell(length.getStays(), false, length.getTravellers())
                .released(
                    method,
                    List.of(
                        "STAY_LENGTHS",
                        key.getRefArea(),
                        key.getDirection(),
                        key.getLength(),
                        key.getTimePeriod()))
                .told()
                .ifPresent(
                    cell ->
                        told.put(
                            key,
                            new PublicStayLength(
                                cell.value(),
                                cell.value() == null
                                    ? ConfidentialityStatus.C
                                    : ConfidentialityStatus.P))));
    return told;
  }

  private void tell(FlowCellKey key) {
    if (key.getDirection().equals("NET")) {
      return; // made of arrivals and departures, which are there if it is
    }
    put(key, released(key).told());
    if (Measure.valueOf(key.getMeasure()).hasNet()) {
      put(in("NET", key), released(in("A", key)).net(released(in("D", key))));
    }
  }

  private void put(FlowCellKey key, Optional<PublicCell> cell) {
    cell.ifPresent(value -> told.put(key, CellCodec.publicCell(value)));
  }

  private ReleasedCell released(FlowCellKey key) {
    List<String> codes =
        Stream.of(
                key.getFreq(),
                key.getRefArea(),
                key.getDirection(),
                key.getMeasure(),
                key.getRule(),
                key.getCitizenship(),
                key.getSex(),
                key.getAge(),
                key.getBorderPost(),
                key.getTransportMode(),
                key.getPurpose(),
                key.getPermit(),
                key.getCounterpart(),
                key.getBirthCountry(),
                key.getTimePeriod())
            .toList();
    FlowCell cell = exact.get(key);
    return (cell == null ? ExactCell.EMPTY : exact(cell)).released(method, codes);
  }

  private static ExactCell exact(FlowCell cell) {
    long value = Math.floorDiv(cell.getEstimate() + 500, 1_000L);
    return new ExactCell(value, cell.getPendingCount() != 0, cell.getTravellers());
  }

  private static FlowCellKey in(String direction, FlowCellKey key) {
    return FlowCellKey.newBuilder(key).setDirection(direction).build();
  }
}
