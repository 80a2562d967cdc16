package org.borderflow.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Where records come in at the border agency, some of them only days later. */
final class Desk {

  private final TreeMap<Integer, List<String>> inbox = new TreeMap<>();
  private int today;

  void opens(int day) {
    today = day;
  }

  void receives(Row row) {
    receives(row.line(), 0);
  }

  void receives(Row row, int daysLater) {
    receives(row.line(), daysLater);
  }

  void receives(String line, int daysLater) {
    inbox.computeIfAbsent(today + daysLater, day -> new ArrayList<>()).add(line);
  }

  /** What had come in when today ended: first what was on its way for days, then today's. */
  List<String> closes() {
    List<String> lines = inbox.remove(today);
    return lines == null ? List.of() : lines;
  }

  boolean expectsMore() {
    return !inbox.isEmpty();
  }
}
