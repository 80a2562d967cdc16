package org.borderflow.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.contract.Topics;

/** What each stage reads: how far it is behind is how much of it is not worked off. */
public final class StageInputs {

  private StageInputs() {}

  /**
   * The topics by stage, in the order in which a record passes the stages.
   *
   * @param application name of the streams as a whole, with which the names of internal topics
   *     begin
   */
  public static Map<String, List<String>> of(String application) {
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    inputs.put(
        Names.RECORDS_STAGE,
        List.of(Topics.RECEIVED.name(), internal(application, Names.AMENDMENTS)));
    inputs.put(Names.LINKS_STAGE, List.of(internal(application, Names.LINKS)));
    inputs.put(
        Names.HISTORIES_STAGE,
        List.of(
            Topics.CROSSINGS.name(),
            internal(application, Names.REPRESENTATIVES),
            internal(application, Names.MEMBERS)));
    inputs.put(Names.ESTIMATES_STAGE, List.of(internal(application, Names.OBSERVATIONS)));
    inputs.put(Names.CELLS_STAGE, List.of(internal(application, Names.CELL_DELTAS)));
    return inputs;
  }

  private static String internal(String application, String name) {
    return application + '-' + name;
  }
}
