package org.borderflow.topology.estimates;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.estimates.Method;
import org.borderflow.rules.flow.Cube;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.cells.CellBatches;
import org.borderflow.topology.cells.CellEvent;
import org.borderflow.topology.codec.ResultCodec;
import org.borderflow.topology.erasures.ErasureBarrier;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageProgress;
import org.borderflow.topology.ticks.Tick;
import org.borderflow.topology.ticks.TickAlignment;

/**
 * Keeps what was observed of pending crossings and which ones are pending, and tells the cells what
 * to expect.
 *
 * <p>It looks at everything anew when a day has come, and on that day whenever something has
 * changed. The wall clock decides only when it looks, so that looking takes no more than a share of
 * the time; what it sees follows from what has come.
 */
final class EstimateMigrants implements Processor<byte[], EstimateEvent, Object, Object> {

  private static final Duration LEAST_PAUSE = Duration.ofMillis(200);

  /** How often a look that is under way does a step: other work goes on meanwhile. */
  private static final Duration STEP_INTERVAL = Duration.ofMillis(10);

  private static final int MOST_HELD_BACK = 200_000;

  private final Method method;
  private final List<Cube> cubes;
  private final int partitions;
  private final LookPace pace = new LookPace(LEAST_PAUSE.toMillis());

  private ProcessorContext<Object, Object> context;
  private CommitBuffer commits;
  private ObservationStore observations;
  private PendingStore pending;
  private KeyValueStore<Bytes, byte[]> told;
  private TickAlignment ticks;
  private ErasureBarrier erasures;
  private StageProgress progress;
  private OutstandingLook outstanding;
  private CellBatches<CellEvent.Expected> untold;

  /** A look that is under way, if one is. */
  private Look look;

  private long timestamp;

  /**
   * A processor for one task.
   *
   * @param partitions number of partitions of the cells
   */
  EstimateMigrants(Method method, List<Cube> cubes, int partitions) {
    this.method = method;
    this.cubes = cubes;
    this.partitions = partitions;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.observations = new ObservationStore(context.getStateStore(StateStores.OBSERVATIONS));
    this.pending = new PendingStore(context.getStateStore(StateStores.PENDING));
    this.told = context.getStateStore(StateStores.EXPECTATIONS);
    StageLedger ledger = new StageLedger(context.getStateStore(StateStores.ESTIMATES_LEDGER));
    this.ticks = new TickAlignment(ledger);
    this.erasures = new ErasureBarrier(ledger);
    this.progress = new StageProgress(Names.ESTIMATES_STAGE, context.taskId().partition());
    // What had come before a restart may not have been looked at.
    this.outstanding = new OutstandingLook(context.metrics());
    this.untold =
        new CellBatches<>(CellEvent.Expected::place, CellEvent.Expectations::new, partitions);
    // A look that was under way saw what may never have been committed.
    this.look = null;
    outstanding.becomesDue();
    this.commits = context.getStateStore(StateStores.ESTIMATES_BUFFER);
    commits.beforeCommit(
        context,
        () -> {
          observations.flush();
          outstanding.beforeCommit();
        });
    context.schedule(STEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::lookIfChanged);
  }

  @Override
  public void process(Record<byte[], EstimateEvent> message) {
    timestamp = message.timestamp();
    commits.holds();
    pace.arrived();
    EstimateEvent event = message.value();
    if (event instanceof EstimateEvent.Changed changed) {
      changed.observed().forEach(observations::add);
      changed.pending().forEach(this::put);
      outstanding.becomesDue();
      if (observations.heldBack() > MOST_HELD_BACK) {
        observations.flush();
      }
    } else if (event instanceof EstimateEvent.Passed passed) {
      ticks
          .arrived(passed.tick(), passed.fromPartition(), passed.ofPartitions())
          .ifPresent(tick -> pass(tick, passed.ofPartitions()));
    } else if (event instanceof EstimateEvent.Erased erased) {
      erasures
          .arrived(erased.erasure(), erased.erasure().getOfPartitions())
          .ifPresent(travellers -> tellErased(erased.erasure().getNumber()));
    }
  }

  private void put(EstimateEvent.Pending each) {
    pending.put(each.id(), each.pending());
    if (each.pending() == null) {
      publish(each.id(), null);
    }
  }

  /** Nothing that is known of them is left; the cells never knew whom they count. */
  private void tellErased(long number) {
    StageProgress erased = new StageProgress(Names.ERASURES, context.taskId().partition());
    int day = ticks.passed().map(Tick::day).orElse(0);
    forward(
        erased.key(),
        erased.at(new Tick(number, day), 1, Map.of()),
        Names.PUBLISH_ESTIMATES_PROGRESS);
    context.commit();
  }

  /**
   * Has the cells told of a tick.
   *
   * @param partitions of the histories, and so of the cells
   */
  private void pass(Tick tick, int partitions) {
    look =
        look(
            tick.day(),
            (id, millionths) -> publish(id, ResultCodec.probability(millionths, tick.day())));
    while (look.goesOn()) {
      look.step();
    }
    sendUntold();
    Map<String, Long> totals = look.totals();
    endLook();
    forward(null, new CellEvent.Passed(tick, partitions), Names.SEND_EXPECTATIONS);
    forward(progress.key(), progress.at(tick, 1, totals), Names.PUBLISH_ESTIMATES_PROGRESS);
    context.commit();
  }

  private void lookIfChanged(long wallClock) {
    outstanding.betweenCommits();
    boolean due = pace.isDue(wallClock);
    Optional<Tick> tick = ticks.passed();
    if (look == null && outstanding.isDue() && due && tick.isPresent()) {
      look = look(tick.get().day(), (id, millionths) -> {});
      pace.begins(wallClock);
    }
    if (look != null) {
      goOn(wallClock);
    }
  }

  private void goOn(long wallClock) {
    long toldBefore = look.changed();
    int steps = 0;
    for (int most = pace.steps(wallClock); steps < most && look.goesOn(); steps++) {
      look.step();
    }
    if (steps > 0) {
      sendUntold();
      commits.holds();
      pace.stepped(wallClock, steps, look.changed() - toldBefore);
    }
    if (!look.goesOn()) {
      pace.ended(wallClock);
      endLook();
    }
  }

  private Look look(int day, ObjIntConsumer<PendingId> probabilities) {
    observations.flush();
    outstanding.looks();
    return new Look(
        day,
        method,
        cubes,
        observations,
        pending,
        told,
        probabilities,
        (at, expectation) ->
            untold.add(
                new CellEvent.Expected(
                    at.place(), at.rule(), at.month(), at.direction(), expectation)));
  }

  private void sendUntold() {
    untold.sendTo((partition, event) -> forward(partition, event, Names.SEND_EXPECTATIONS));
  }

  private void endLook() {
    look = null;
    outstanding.looked();
  }

  @Override
  public void close() {
    outstanding.end();
  }

  private void publish(PendingId id, Object probability) {
    if (id.isOfNobody()) {
      return;
    }
    forward(
        ResultCodec.outcomeKey(
            id.traveller(),
            id.agency(),
            id.recordId(),
            method.rules().rules().get(id.rule()).name()),
        probability,
        Names.PUBLISH_PROBABILITIES);
  }

  private void forward(Object key, Object value, String to) {
    context.forward(new Record<>(key, value, timestamp), to);
  }
}
