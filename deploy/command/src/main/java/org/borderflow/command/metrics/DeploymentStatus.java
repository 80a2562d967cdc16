package org.borderflow.command.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How a deployment is, out of what it shows: for a reader, or as data. What it does not show is
 * left out.
 *
 * @param notReady empty if it is ready, else why not
 * @param shown its metrics
 */
public record DeploymentStatus(String notReady, Scrape shown) {

  /** So many posts stand on the screen: those that are silent for longest. */
  private static final int MOST_POSTS = 12;

  private static final String RECORDS = "borderflow_records_";
  private static final String LAG = "borderflow_consumer_lag_records";
  private static final String LAG_SECONDS = "borderflow_consumer_lag_seconds";
  private static final String DAYS_BEHIND = "borderflow_days_behind";
  private static final String PENDING = "borderflow_pending_outcomes";
  private static final String VERDICTS = "borderflow_verdicts_total";
  private static final String REJECTED = "borderflow_rejected_depth";
  private static final String OLDEST = "borderflow_rejected_oldest_seconds";
  private static final String DEAD = "borderflow_dead_letters_depth";
  private static final String RESTORE = "borderflow_restore_records";
  private static final String STATE = "borderflow_state_bytes";
  private static final String POSTS = "borderflow_post_silent_seconds";
  private static final String COMPLETENESS = "borderflow_post_completeness_ratio";
  private static final String RELEASE = "borderflow_release_number";
  private static final String RELEASE_AS_OF = "borderflow_release_as_of_seconds";
  private static final String LATENCY = "borderflow_end_to_end_seconds";

  /** As data. */
  public ObjectNode json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("ready", notReady.isEmpty());
    if (!notReady.isEmpty()) {
      all.put("reason", notReady);
    }
    ObjectNode records = all.putObject("records");
    for (String what : List.of("received", "accepted", "duplicates", "rejected")) {
      put(records, what, shown.sum(RECORDS + what + "_total"));
    }
    put(all.putObject("lag_records"), shown.by(LAG, "stage"));
    put(all.putObject("lag_seconds"), shown.by(LAG_SECONDS, "stage"));
    put(all.putObject("days_behind"), shown.by(DAYS_BEHIND, "stage"));
    ObjectNode latency = all.putObject("latency_seconds");
    put(latency, "p50", shown.below(LATENCY, 0.5));
    put(latency, "p99", shown.below(LATENCY, 0.99));
    put(all.putObject("pending"), shown.by(PENDING, "rule"));
    ObjectNode verdicts = all.putObject("verdicts");
    shown
        .by(VERDICTS, "rule", "outcome")
        .forEach((rule, counts) -> put(verdicts.putObject(rule), counts));
    put(all, "rejected_open", shown.sum(REJECTED));
    put(all, "rejected_oldest_seconds", shown.sum(OLDEST));
    put(all, "dead_letters", shown.sum(DEAD));
    put(all, "to_restore", shown.sum(RESTORE));
    put(all.putObject("state_bytes"), shown.by(STATE, "store"));
    release()
        .ifPresent(
            latest ->
                all.putObject("release")
                    .put("number", latest.number())
                    .put("as_of", latest.asOf().toString()));
    put(all.putObject("post_silent_seconds"), shown.by(POSTS, "post"));
    put(all.putObject("post_completeness"), shown.by(COMPLETENESS, "post"));
    return all;
  }

  private record Latest(int number, LocalDate asOf) {}

  private Optional<Latest> release() {
    OptionalDouble end = shown.sum(RELEASE_AS_OF);
    if (end.isEmpty() || Double.isNaN(end.getAsDouble())) {
      return Optional.empty();
    }
    Instant last = Instant.ofEpochSecond((long) end.getAsDouble() - 1);
    return Optional.of(
        new Latest(
            (int) shown.sum(RELEASE).orElseThrow(), LocalDate.ofInstant(last, ZoneOffset.UTC)));
  }

  private static void put(ObjectNode object, SortedMap<String, Double> values) {
    values.forEach((name, value) -> put(object, name, OptionalDouble.of(value)));
  }

  private static void put(ObjectNode object, String name, OptionalDouble value) {
    if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
      return;
    }
    double number = value.getAsDouble();
    if (number == Math.rint(number)) {
      object.put(name, (long) number);
    } else {
      object.put(name, number);
    }
  }

  /**
   * For a reader, line by line.
   *
   * @param url where that was asked
   */
  public List<String> lines(String url) {
    List<String> lines = new ArrayList<>();
    lines.add(url + ": " + (notReady.isEmpty() ? "ready" : "not ready: " + notReady));
    lines.add("");
    row(lines, "records", records());
    row(lines, "to work off", lag());
    row(lines, "to restore", count(RESTORE, "records of state"));
    row(lines, "latency", latency());
    row(lines, "pending", text(shown.by(PENDING, "rule"), DeploymentStatus::whole));
    shown
        .by(VERDICTS, "rule", "outcome")
        .forEach(
            (rule, counts) ->
                row(lines, "verdicts " + rule, text(counts, DeploymentStatus::whole)));
    row(lines, "refused", refused());
    row(lines, "dead letters", count(DEAD, ""));
    row(lines, "state", text(shown.by(STATE, "store"), DeploymentStatus::bytes));
    row(
        lines,
        "latest release",
        release().map(latest -> latest.number() + " as of " + latest.asOf()).orElse(""));
    row(lines, "silent posts", posts());
    return lines;
  }

  private static void row(List<String> lines, String name, String text) {
    if (!text.isEmpty()) {
      lines.add(String.format(Locale.ROOT, "%-15s %s", name, text));
    }
  }

  private String records() {
    StringBuilder text = new StringBuilder();
    for (String what : List.of("received", "accepted", "duplicates", "rejected")) {
      shown
          .sum(RECORDS + what + "_total")
          .ifPresent(
              count ->
                  text.append(text.isEmpty() ? "" : ", ")
                      .append(what)
                      .append(' ')
                      .append(whole(count)));
    }
    return text.isEmpty() ? "" : text.append(" since it was started").toString();
  }

  private String lag() {
    SortedMap<String, Double> records = shown.by(LAG, "stage");
    if (records.isEmpty()) {
      return "";
    }
    double seconds =
        shown.by(LAG_SECONDS, "stage").values().stream().mapToDouble(d -> d).max().orElse(0);
    double days =
        shown.by(DAYS_BEHIND, "stage").values().stream().mapToDouble(d -> d).max().orElse(0);
    String text = text(records, DeploymentStatus::whole);
    if (seconds > 0) {
      text += "; oldest waits " + duration(seconds);
    }
    return days > 0 ? text + "; days behind " + whole(days) : text;
  }

  private String latency() {
    OptionalDouble half = shown.below(LATENCY, 0.5);
    OptionalDouble most = shown.below(LATENCY, 0.99);
    return half.isPresent() && most.isPresent()
        ? "from receipt to cell half within "
            + duration(half.getAsDouble())
            + ", 99 % within "
            + duration(most.getAsDouble())
        : "";
  }

  private String refused() {
    String open = count(REJECTED, "open");
    OptionalDouble oldest = shown.sum(OLDEST);
    return oldest.isPresent() && oldest.getAsDouble() > 0
        ? open + ", the oldest for " + duration(oldest.getAsDouble())
        : open;
  }

  private String posts() {
    return shown.by(POSTS, "post").entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_POSTS)
        .map(post -> post.getKey() + " " + duration(post.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String count(String name, String of) {
    OptionalDouble count = shown.sum(name);
    return count.isPresent() ? (whole(count.getAsDouble()) + " " + of).strip() : "";
  }

  private interface Form {
    String of(double value);
  }

  private static String text(SortedMap<String, Double> values, Form form) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " " + form.of(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String whole(double value) {
    return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%,d", (long) value);
  }

  private static String bytes(double value) {
    return String.format(Locale.ROOT, "%.1f MB", value / 1e6);
  }

  private static String duration(double seconds) {
    if (Double.isInfinite(seconds)) {
      return "longer";
    }
    if (seconds < 90) {
      return String.format(Locale.ROOT, seconds < 1 ? "%.2f s" : "%.0f s", seconds);
    }
    double minutes = seconds / 60;
    if (minutes < 90) {
      return String.format(Locale.ROOT, "%.0f min", minutes);
    }
    double hours = minutes / 60;
    return hours < 48
        ? String.format(Locale.ROOT, "%.0f h", hours)
        : String.format(Locale.ROOT, "%.0f days", hours / 24);
  }
}
