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
 * the time; what it sees follows from what has come. A look goes on over many commits: of a large
 * country it takes longer than a transaction may.
 */
final class EstimateMigrants implements Processor<byte[], EstimateEvent, Object, Object> {

  private static final Duration LEAST_PAUSE = Duration.ofMillis(200);

  /** How often a look that is under way does a step: other work goes on meanwhile. */
  private static final Duration STEP_INTERVAL = Duration.ofMillis(10);

  /**
   * Steps of the look for a tick that are done as soon as it comes: that is all of it where little
   * is pending.
   */
  private static final int STEPS_AT_ONCE = 50;

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
  private UntoldTick untoldTick;
  private ErasureBarrier erasures;
  private StageProgress progress;
  private OutstandingLook outstanding;
  private CellBatches<CellEvent.Expected> untold;

  /** A look that is under way, if one is. */
  private Look look;

  /**
   * The tick for which it looks; null if it does for no tick, but because something has changed.
   */
  private UntoldTick.Due passing;

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
    this.untoldTick = new UntoldTick(ledger);
    this.erasures = new ErasureBarrier(ledger);
    this.progress = new StageProgress(Names.ESTIMATES_STAGE, context.taskId().partition());
    // What had come before a restart may not have been looked at.
    this.outstanding = new OutstandingLook(context.metrics());
    this.untold =
        new CellBatches<>(CellEvent.Expected::place, CellEvent.Expectations::new, partitions);
    // A look that was under way saw what may never have been committed.
    this.look = null;
    this.passing = null;
    outstanding.becomesDue();
    this.commits = context.getStateStore(StateStores.ESTIMATES_BUFFER);
    commits.beforeCommit(
        context,
        () -> {
          observations.flush();
          outstanding.beforeCommit();
        });
    context.schedule(STEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::goOnLooking);
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
          .ifPresent(tick -> pass(new UntoldTick.Due(tick, passed.ofPartitions())));
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

  private void pass(UntoldTick.Due due) {
    untoldTick.comes(due);
    // A look for an earlier tick is not given up: ticks may come faster than looks end.
    if (passing == null) {
      lookFor(due);
      step(STEPS_AT_ONCE);
    }
  }

  private void goOnLooking(long wallClock) {
    outstanding.betweenCommits(wallClock);
    boolean due = pace.isDue(wallClock);
    if (look == null) {
      begin(due);
    }
    if (look != null) {
      step(pace.steps(passing != null));
    }
  }

  private void begin(boolean due) {
    Optional<UntoldTick.Due> untold = untoldTick.due();
    Optional<Tick> tick = ticks.passed();
    if (untold.isPresent()) {
      lookFor(untold.get());
    } else if (outstanding.isDue() && due && tick.isPresent()) {
      look(tick.get().day(), (id, millionths) -> {});
    }
  }

  private void lookFor(UntoldTick.Due due) {
    passing = due;
    // As long as it has not ended the cells do not say what is to be expected.
    outstanding.becomesDue();
    int day = due.tick().day();
    look(day, (id, millionths) -> publish(id, ResultCodec.probability(millionths, day)));
  }

  private void tellPassed(Map<String, Long> totals) {
    Tick tick = passing.tick();
    forward(null, new CellEvent.Passed(tick, passing.partitions()), Names.SEND_EXPECTATIONS);
    forward(progress.key(), progress.at(tick, 1, totals), Names.PUBLISH_ESTIMATES_PROGRESS);
    untoldTick.told(passing);
    context.commit();
  }

  private void look(int day, ObjIntConsumer<PendingId> probabilities) {
    observations.flush();
    outstanding.looks();
    pace.begins();
    look =
        new Look(
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

  /** Does so many steps of the look at most. */
  private void step(int most) {
    long toldBefore = look.changed();
    int steps = 0;
    while (steps < most && look.goesOn()) {
      look.step();
      steps++;
    }
    if (steps > 0) {
      untold.sendTo((partition, event) -> forward(partition, event, Names.SEND_EXPECTATIONS));
      commits.holds();
      pace.stepped(steps, look.changed() - toldBefore);
    }
    if (!look.goesOn()) {
      end();
    }
  }

  private void end() {
    if (passing != null) {
      tellPassed(look.totals());
    }
    look = null;
    passing = null;
    pace.ended();
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
