package org.borderflow.command.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.TopicPartition;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Verdict;
import org.borderflow.topology.Names;
import org.borderflow.topology.StageInputs;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.service.StreamsService;
import org.borderflow.topology.ticks.RuleTotals;
import org.borderflow.view.live.RecordCount;
import org.borderflow.view.live.StageLag;
import org.borderflow.view.live.StageReports;
import org.borderflow.view.live.TopicFollower;

/**
 * What can be told of the streams: what they have yet to do, what they have said, what they keep.
 *
 * <p>What is told of verdicts, pending outcomes, lag and dead letters is that of all instances
 * together, and the same at each of them; state and restoration are those of this instance alone.
 */
public final class StreamsMetrics implements AutoCloseable {

  private static final List<String> STORES =
      List.of(
          StateStores.RECORDS,
          StateStores.LINKS,
          StateStores.REPRESENTATIVES,
          StateStores.HISTORIES,
          StateStores.DUE,
          StateStores.OBSERVATIONS,
          StateStores.PENDING,
          StateStores.EXPECTATIONS,
          StateStores.CELLS);

  /** Those that tell how far they are. */
  private static final List<String> TELLING =
      List.of(Names.RECORDS_STAGE, Names.HISTORIES_STAGE, Names.ESTIMATES_STAGE, Names.CELLS_STAGE);

  private final StreamsService streams;
  private final PrometheusMeterRegistry registry;
  private final StageReports reports;
  private final StageLag lag;
  private final LagCollector collector;
  private final Deque<TopicFollower> followers = new ArrayDeque<>();

  /**
   * The streams, and where they run.
   *
   * @param service this instance
   * @param connection how to reach the cluster: {@code bootstrap.servers} and security settings
   * @param serdes how topics are read
   * @param application name of the streams as a whole
   * @param rules names of the rules
   * @param reportedBefore where the topic of progress ended before this instance began
   */
  public record Observed(
      StreamsService service,
      Map<String, Object> connection,
      AvroSerdes serdes,
      String application,
      List<String> rules,
      Map<TopicPartition, Long> reportedBefore) {}

  private StreamsMetrics(Observed observed, PrometheusMeterRegistry registry) {
    this.streams = observed.service();
    this.registry = registry;
    this.reports = new StageReports(observed.serdes(), observed.reportedBefore());
    this.lag =
        new StageLag(
            observed.connection(),
            observed.application(),
            StageInputs.of(observed.application()),
            System::nanoTime);
    this.collector = new LagCollector(lag, this::beside);
    registry.getPrometheusRegistry().register(collector);
    observed.rules().forEach(this::showRule);
    showDays();
    showState();
    RecordCount deadLetters = new RecordCount();
    gauge(
        "borderflow.dead.letters.depth",
        "Records that could not be read at all",
        deadLetters,
        letters -> letters.count().isPresent() ? letters.count().getAsLong() : Double.NaN);
    followers.push(
        TopicFollower.start(observed.connection(), List.of(Topics.DEAD_LETTERS), deadLetters));
    followers.push(TopicFollower.start(observed.connection(), StageReports.TOPICS, reports));
  }

  /**
   * Shows it.
   *
   * @return to be closed before the streams are
   */
  public static StreamsMetrics show(Observed observed, PrometheusMeterRegistry registry) {
    return new StreamsMetrics(observed, registry);
  }

  /** Counts as well what has become of records, where no intake in the same process does. */
  public StreamsMetrics countingArrivals() {
    arrivals("borderflow.records.accepted", "accepted");
    arrivals("borderflow.records.duplicates", "duplicates");
    for (RejectionReason reason : RejectionReason.values()) {
      FunctionCounter.builder(
              "borderflow.records.rejected",
              reports,
              known -> known.grown(Names.ARRIVALS, reason.name()))
          .tag("reason", reason.name())
          .register(registry);
    }
    return this;
  }

  private void arrivals(String metric, String total) {
    FunctionCounter.builder(metric, reports, known -> known.grown(Names.ARRIVALS, total))
        .register(registry);
  }

  private long beside(String stage) {
    long days = TELLING.contains(stage) ? reports.behind(stage) : 0;
    return stage.equals(Names.ESTIMATES_STAGE) && !streams.estimatesBehind().isZero()
        ? days + 1
        : days;
  }

  private void showRule(String rule) {
    Gauge.builder(
            "borderflow.pending.outcomes",
            reports,
            known ->
                known.isKnown()
                    ? known.total(Names.HISTORIES_STAGE, RuleTotals.pending(rule)).orElse(0)
                    : Double.NaN)
        .description("Outcomes that are pending")
        .tag("rule", rule)
        .register(registry);
    for (Verdict verdict : Verdict.values()) {
      FunctionCounter.builder(
              "borderflow.verdicts",
              reports,
              known -> known.grown(Names.HISTORIES_STAGE, RuleTotals.given(verdict.name(), rule)))
          .description("Verdicts given since the process began")
          .tag("rule", rule)
          .tag("outcome", verdict.name())
          .register(registry);
    }
  }

  private void showDays() {
    for (String stage : TELLING) {
      Gauge.builder("borderflow.days.behind", reports, known -> daysBehind(known, stage))
          .description("Days that have come and that a stage has not worked off")
          .tag("stage", stage)
          .register(registry);
    }
  }

  private static double daysBehind(StageReports reports, String stage) {
    return reports
        .latestDay()
        .map(
            latest ->
                reports
                    .day(stage)
                    .map(day -> (double) Math.max(0, ChronoUnit.DAYS.between(day, latest)))
                    .orElse(Double.NaN))
        .orElse(Double.NaN);
  }

  private void showState() {
    for (String store : STORES) {
      Gauge.builder(
              "borderflow.state.bytes", streams, kept -> kept.stateBytes().getOrDefault(store, 0L))
          .description("State of this instance")
          .tag("store", store)
          .register(registry);
      Gauge.builder(
              "borderflow.state.keys", streams, kept -> kept.stateKeys().getOrDefault(store, 0L))
          .description("Keys in the state of this instance, estimated")
          .tag("store", store)
          .register(registry);
    }
    gauge(
        "borderflow.restore.records",
        "Records of changelogs that this instance has yet to read back",
        streams,
        StreamsService::toRestore);
    gauge(
        "borderflow.estimates.behind.seconds",
        "For how long something has changed that the estimates do not take into account",
        streams,
        each -> each.estimatesBehind().toMillis() / 1e3);
    gauge(
        "borderflow.streams.running",
        "1 if this instance does its share of the work, else 0",
        streams,
        each -> each.notReady().isEmpty() ? 1 : 0);
  }

  private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value)
        .description(description)
        .strongReference(true)
        .register((MeterRegistry) registry);
  }

  @Override
  public void close() {
    registry.getPrometheusRegistry().unregister(collector);
    followers.forEach(TopicFollower::close);
    lag.close();
  }
}
