package org.borderflow.view.live;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;

/**
 * What the stages have told of themselves: how far they are, their totals, and by how much those
 * have grown since a certain moment. For any number of threads.
 */
public final class StageReports implements TopicFollower.Listener {

  /** What is to be followed. */
  public static final List<String> TOPICS = List.of(Topics.PROGRESS.name());

  private final Map<TopicPartition, Long> since;
  private final Deserializer<ProgressKey> keys;
  private final Deserializer<Progress> reports;

  private final Map<String, SortedMap<Integer, Progress>> latest = new HashMap<>();

  /** The greatest total of each name that was seen, to be compared with the next. */
  private final Map<ProgressKey, Map<String, Long>> seen = new HashMap<>();

  /** By stage and name. */
  private final Map<String, Map<String, Long>> grown = new HashMap<>();

  private boolean known;

  /**
   * @param since where the topic ended at the moment from which growth counts
   */
  public StageReports(AvroSerdes serdes, Map<TopicPartition, Long> since) {
    this.since = Map.copyOf(since);
    this.keys = serdes.key(Topics.PROGRESS).deserializer();
    this.reports = serdes.value(Topics.PROGRESS).deserializer();
  }

  @Override
  public synchronized void begin() {
    latest.clear();
    known = false;
    // What was seen of the totals stays: what comes again has not grown.
  }

  @Override
  public synchronized void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
    ProgressKey key = keys.deserialize(record.topic(), record.key());
    SortedMap<Integer, Progress> stage =
        latest.computeIfAbsent(key.getStage(), name -> new TreeMap<>());
    if (record.value() == null) {
      stage.remove(key.getPartition());
      return;
    }
    Progress report = reports.deserialize(record.topic(), record.value());
    stage.put(key.getPartition(), report);
    TopicPartition from = new TopicPartition(record.topic(), record.partition());
    grow(key, report.getCounts(), record.offset() >= since.getOrDefault(from, 0L));
  }

  private void grow(ProgressKey key, Map<String, Long> totals, boolean counts) {
    Map<String, Long> before = seen.computeIfAbsent(key, each -> new HashMap<>());
    Map<String, Long> growth = grown.computeIfAbsent(key.getStage(), each -> new HashMap<>());
    totals.forEach(
        (name, total) -> {
          long more = total - before.getOrDefault(name, 0L);
          if (more > 0) {
            before.put(name, total);
            if (counts) {
              growth.merge(name, more, Long::sum);
            }
          }
        });
  }

  @Override
  public synchronized void caughtUp() {
    known = true;
  }

  /** Whether all that had been told when it began has been read. */
  public synchronized boolean isKnown() {
    return known;
  }

  /** A total over all partitions of a stage; empty if the stage has not told it. */
  public synchronized OptionalLong total(String stage, String name) {
    List<Long> totals =
        latest.getOrDefault(stage, new TreeMap<>()).values().stream()
            .map(report -> report.getCounts().get(name))
            .filter(total -> total != null)
            .toList();
    return totals.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(totals.stream().mapToLong(Long::longValue).sum());
  }

  /** By how much a total, one that never shrinks, has grown. */
  public synchronized long grown(String stage, String name) {
    return grown.getOrDefault(stage, Map.of()).getOrDefault(name, 0L);
  }

  /** Of how many partitions of a stage the latest day is still under way or has not come. */
  public synchronized int behind(String stage) {
    long latestTick =
        latest.values().stream()
            .flatMap(reports -> reports.values().stream())
            .mapToLong(Progress::getTick)
            .max()
            .orElse(0);
    SortedMap<Integer, Progress> reports = latest.getOrDefault(stage, new TreeMap<>());
    int partitions =
        reports.values().stream()
            .mapToInt(Progress::getOfPartitions)
            .max()
            .orElse(latestTick == 0 ? 0 : 1);
    int behind = partitions;
    for (Map.Entry<Integer, Progress> report : reports.entrySet()) {
      if (report.getKey() < partitions && report.getValue().getTick() >= latestTick) {
        behind--;
      }
    }
    return behind;
  }

  /** The day that every partition of a stage has worked off, if there is one. */
  public synchronized Optional<LocalDate> day(String stage) {
    return latest.getOrDefault(stage, new TreeMap<>()).values().stream()
        .map(Progress::getDay)
        .min(Comparator.naturalOrder());
  }

  /** The latest day that any stage has told. */
  public synchronized Optional<LocalDate> latestDay() {
    return latest.values().stream()
        .flatMap(reports -> reports.values().stream())
        .map(Progress::getDay)
        .max(Comparator.naturalOrder());
  }
}
