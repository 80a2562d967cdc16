package org.borderflow.topology.cells;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.borderflow.estimates.Expectation;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.kafka.CommitPace;
import org.borderflow.topology.kafka.RecentEntries;
import org.borderflow.topology.kafka.Traces;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageProgress;
import org.borderflow.topology.ticks.Tick;
import org.borderflow.topology.ticks.TickAlignment;

/**
 * Adds changes to the cells and publishes those that changed, combined from commit to commit.
 *
 * <p>Months add up to years, arrivals less departures to net flows, here and not before: there are
 * far fewer cells than changes.
 */
final class TallyCells implements Processor<Integer, CellEvent, SpecificRecord, SpecificRecord> {

  private static final int MOST_BUFFERED_PLACES = 400_000;

  /** Those of the months in which travellers cross now, and of their years. */
  private static final int ENTRIES_AT_HAND = 50_000;

  private final RuleBook rules;
  private final Disclosure disclosure;
  private final CommitPace pace;

  private ProcessorContext<SpecificRecord, SpecificRecord> context;
  private CommitBuffer commits;
  private RecentEntries cells;
  private TickAlignment ticks;
  private StageProgress progress;
  private CellPublisher publisher;
  private PublicCellPublisher publicPublisher;
  private ExpectedCells expected;
  private LengthCells lengths;
  private final Map<CellPeriod, HeldChanges> buffer = new HashMap<>();
  private long timestamp;

  /** The headers of the cells that are being published. */
  private Headers origin = Traces.NONE;

  TallyCells(RuleBook rules, Disclosure disclosure, CommitPace pace) {
    this.rules = rules;
    this.disclosure = disclosure;
    this.pace = pace;
  }

  @Override
  public void init(ProcessorContext<SpecificRecord, SpecificRecord> context) {
    this.context = context;
    this.cells = new RecentEntries(context.getStateStore(StateStores.CELLS), ENTRIES_AT_HAND);
    this.expected = new ExpectedCells(cells, rules.rules().size());
    this.ticks =
        new TickAlignment(new StageLedger(context.getStateStore(StateStores.CELLS_LEDGER)));
    this.progress = new StageProgress(Names.CELLS_STAGE, context.taskId().partition());
    this.publisher = new CellPublisher(this::publishExact);
    this.publicPublisher =
        new PublicCellPublisher(
            disclosure.method(), (key, value) -> forward(key, value, Names.PUBLISH_PUBLIC_CELLS));
    this.lengths =
        new LengthCells(
            context.getStateStore(StateStores.LENGTHS),
            rules.country(),
            disclosure.method(),
            (key, value) -> forward(key, value, Names.PUBLISH_LENGTHS),
            (key, value) -> forward(key, value, Names.PUBLISH_PUBLIC_LENGTHS));
    this.buffer.clear();
    this.commits = context.getStateStore(StateStores.CELLS_BUFFER);
    commits.beforeCommit(context, this::addAndPublish);
  }

  @Override
  public void process(Record<Integer, CellEvent> message) {
    timestamp = message.timestamp();
    commits.holds();
    CellEvent event = message.value();
    if (event instanceof CellEvent.Deltas deltas) {
      pace.counted(timestamp);
      Headers trace = Traces.carriedFrom(message.headers());
      for (CellEvent.Delta delta : deltas.deltas()) {
        hold(Period.month(delta.month()), delta, trace);
        hold(Period.yearOf(delta.month()), delta, trace);
      }
      if (buffer.size() > MOST_BUFFERED_PLACES) {
        addAndPublish();
      }
    } else if (event instanceof CellEvent.Expectations expectations) {
      expectations.expected().forEach(expected::hold);
      if (expected.held() > MOST_BUFFERED_PLACES) {
        addAndPublish();
      }
    } else if (event instanceof CellEvent.Lengths change) {
      lengths.hold(change);
    } else if (event instanceof CellEvent.Passed passed) {
      Optional<Tick> aligned = ticks.arrived(passed.tick(), 0, 1);
      aligned.ifPresent(
          tick -> {
            addAndPublish();
            forward(
                progress.key(),
                progress.at(tick, passed.partitions(), Map.of()),
                Names.PUBLISH_CELLS_PROGRESS);
            context.commit();
          });
    }
  }

  private void hold(Period period, CellEvent.Delta delta, Headers trace) {
    held(new CellPeriod(delta.place(), period))
        .add(delta.direction(), delta.change(), timestamp, trace);
  }

  private HeldChanges held(CellPeriod where) {
    return buffer.computeIfAbsent(where, w -> new HeldChanges(rules.rules().size()));
  }

  private void addAndPublish() {
    Map<CellPeriod, Map<Direction, List<Expectation>>> newlyExpected = expected.store();
    newlyExpected.keySet().forEach(this::held);
    for (Map.Entry<CellPeriod, HeldChanges> entry : buffer.entrySet()) {
      CellPeriod where = entry.getKey();
      HeldChanges held = entry.getValue();
      Map<Direction, List<Expectation>> changes = newlyExpected.getOrDefault(where, Map.of());
      Flow arrivals = flow(where, Direction.ENTRY, held, changes);
      Flow departures = flow(where, Direction.EXIT, held, changes);
      origin = held.origin();
      CellKeys keys = new CellKeys(rules, where);
      publisher.publish(keys, arrivals, departures);
      publicPublisher.publish(keys, arrivals, departures);
    }
    lengths.addAndPublish();
    buffer.clear();
  }

  private void publishExact(FlowCellKey key, FlowCell value) {
    context.forward(new Record<>(key, value, timestamp, origin), Names.PUBLISH_CELLS);
  }

  private Flow flow(
      CellPeriod where,
      Direction direction,
      HeldChanges held,
      Map<Direction, List<Expectation>> expectedChanges) {
    Counters change = held.of(direction);
    Counters present = add(where, direction, change);
    List<Expectation> nothing = Collections.nCopies(rules.rules().size(), Expectation.NONE);
    List<Expectation> expectedChange = expectedChanges.getOrDefault(direction, nothing);
    boolean mayExpect = anyPending(present) || change != null || expectedChange != nothing;
    return new Flow(
        direction,
        where.period(),
        present,
        change,
        mayExpect ? expected.of(where, direction) : nothing,
        expectedChange);
  }

  private boolean anyPending(Counters counters) {
    for (int rule = 0; rule < rules.rules().size(); rule++) {
      if (counters.pending(Counters.migrants(rule)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Adds a change, if there is one, to what is stored; returns what then stands. */
  private Counters add(CellPeriod where, Direction direction, Counters change) {
    Bytes key = where.key(direction);
    byte[] stored = cells.get(key);
    Counters sum =
        stored == null
            ? new Counters(rules.rules().size())
            : CountersCodec.read(ByteBuffer.wrap(stored), rules.rules().size());
    if (change != null && !change.isZero()) {
      sum.add(change);
      cells.put(key, sum.isZero() ? null : CountersCodec.write(sum));
    }
    return sum;
  }

  private void forward(SpecificRecord key, SpecificRecord value, String to) {
    context.forward(new Record<>(key, value, timestamp), to);
  }
}
