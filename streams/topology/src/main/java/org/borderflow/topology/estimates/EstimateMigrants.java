package org.borderflow.topology.estimates;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.estimates.Estimator;
import org.borderflow.estimates.Expectation;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Outlook;
import org.borderflow.estimates.Prior;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Cube;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.cells.CellEvent;
import org.borderflow.topology.cells.CellPlace;
import org.borderflow.topology.cells.ExpectationBytes;
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

  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

  private static final int MOST_HELD_BACK = 200_000;

  private final RuleBook rules;
  private final Prior prior;
  private final List<Cube> cubes;
  private final LookPace pace = new LookPace(LOOK_INTERVAL.toMillis());

  private ProcessorContext<Object, Object> context;
  private ObservationStore observations;
  private PendingStore pending;
  private KeyValueStore<Bytes, byte[]> expectations;
  private TickAlignment ticks;
  private ErasureBarrier erasures;
  private StageProgress progress;
  private OutstandingLook outstanding;
  private long told;
  private long timestamp;

  EstimateMigrants(Method method, List<Cube> cubes) {
    this.rules = method.rules();
    this.prior = method.prior();
    this.cubes = cubes;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.observations = new ObservationStore(context.getStateStore(StateStores.OBSERVATIONS));
    this.pending = new PendingStore(context.getStateStore(StateStores.PENDING));
    this.expectations = context.getStateStore(StateStores.EXPECTATIONS);
    StageLedger ledger = new StageLedger(context.getStateStore(StateStores.ESTIMATES_LEDGER));
    this.ticks = new TickAlignment(ledger);
    this.erasures = new ErasureBarrier(ledger);
    this.progress = new StageProgress(Names.ESTIMATES_STAGE, context.taskId().partition());
    // What had come before a restart may not have been looked at.
    this.outstanding = new OutstandingLook(context.metrics());
    outstanding.becomesDue();
    CommitBuffer buffer = context.getStateStore(StateStores.ESTIMATES_BUFFER);
    buffer.beforeCommit(
        context,
        () -> {
          observations.flush();
          outstanding.beforeCommit();
        });
    context.schedule(LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::lookIfChanged);
  }

  @Override
  public void process(Record<byte[], EstimateEvent> message) {
    timestamp = message.timestamp();
    pace.arrived();
    EstimateEvent event = message.value();
    if (event instanceof EstimateEvent.Observed observed) {
      observations.add(observed);
      outstanding.becomesDue();
      if (observations.heldBack() > MOST_HELD_BACK) {
        observations.flush();
      }
    } else if (event instanceof EstimateEvent.Pending each) {
      pending.put(each.id(), each.pending());
      outstanding.becomesDue();
      if (each.pending() == null) {
        publish(each.id(), null);
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
    Map<String, Long> totals =
        look(
            tick.day(),
            (id, millionths) -> publish(id, ResultCodec.probability(millionths, tick.day())));
    forward(null, new CellEvent.Passed(tick, partitions), Names.SEND_EXPECTATIONS);
    forward(progress.key(), progress.at(tick, 1, totals), Names.PUBLISH_ESTIMATES_PROGRESS);
    context.commit();
  }

  private void lookIfChanged(long wallClock) {
    outstanding.betweenCommits();
    boolean due = pace.isDue(wallClock);
    Optional<Tick> tick = ticks.passed();
    if (outstanding.isDue() && due && tick.isPresent()) {
      told = 0;
      look(tick.get().day(), (id, millionths) -> {});
      pace.looked(wallClock, told);
    }
  }

  /** Looks at everything by the light of a day and tells what is expected now. */
  private Map<String, Long> look(int day, ObjIntConsumer<PendingId> probabilities) {
    observations.flush();
    Map<String, Long> totals = new HashMap<>(Map.of(Names.COLD, 0L, Names.ALARMED, 0L));
    for (int rule = 0; rule < rules.rules().size(); rule++) {
      Estimator estimator = Estimator.asOf(day, rules.rules().get(rule), prior);
      observations.tell(estimator, rule, day);
      Outlook outlook = estimator.outlook(day);
      totals.merge(Names.COLD, outlook.isCold() ? 1L : 0L, Long::sum);
      totals.merge(Names.ALARMED, outlook.isAlarmed() ? 1L : 0L, Long::sum);
      tell(rule, expected(rule, outlook, probabilities));
    }
    outstanding.looked();
    return totals;
  }

  private Map<ExpectedAt, Expectation> expected(
      int rule, Outlook outlook, ObjIntConsumer<PendingId> probabilities) {
    Map<ExpectedAt, Expectation> expected = new HashMap<>();
    pending.visit(
        rule,
        (id, each) -> {
          int millionths = outlook.millionths(each.crossing());
          probabilities.accept(id, millionths);
          Expectation own = outlook.expectation(each.crossing(), millionths);
          int month = Months.of(each.crossing().date());
          for (Cube cube : cubes) {
            CellPlace place = CellPlace.of(cube, each::code);
            ExpectedAt at =
                new ExpectedAt(rule, place, month, each.crossing().traits().direction());
            expected.merge(at, own, Expectation::plus);
          }
        });
    return expected;
  }

  /** Tells the cells what differs from what they were told before, in an order of its own. */
  private void tell(int rule, Map<ExpectedAt, Expectation> expected) {
    Map<Bytes, byte[]> now = new TreeMap<>();
    expected.forEach(
        (at, expectation) ->
            now.put(Bytes.wrap(Written.bytes(at::write)), ExpectationBytes.write(expectation)));
    Map<Bytes, byte[]> changes = new TreeMap<>(now);
    Bytes from = Bytes.wrap(new byte[] {(byte) rule});
    Bytes to = Bytes.wrap(new byte[] {(byte) (rule + 1)});
    try (KeyValueIterator<Bytes, byte[]> before = expectations.range(from, to)) {
      while (before.hasNext()) {
        KeyValue<Bytes, byte[]> each = before.next();
        byte[] present = now.get(each.key);
        if (present == null) {
          changes.put(each.key, ExpectationBytes.write(Expectation.NONE));
        } else if (Arrays.equals(present, each.value)) {
          changes.remove(each.key);
        }
      }
    }
    told += changes.size();
    changes.forEach(
        (key, value) -> {
          expectations.put(key, now.get(key));
          ExpectedAt at = Written.read(key.get(), ExpectedAt::read);
          forward(
              at.place(),
              new CellEvent.Expected(
                  rule, at.month(), at.direction(), ExpectationBytes.read(value)),
              Names.SEND_EXPECTATIONS);
        });
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
            id.traveller(), id.agency(), id.recordId(), rules.rules().get(id.rule()).name()),
        probability,
        Names.PUBLISH_PROBABILITIES);
  }

  private void forward(Object key, Object value, String to) {
    context.forward(new Record<>(key, value, timestamp), to);
  }
}
