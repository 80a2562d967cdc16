package org.borderflow.topology.histories;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.borderflow.contract.Partitioning;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.Contributions;
import org.borderflow.rules.flow.Cube;
import org.borderflow.rules.flow.Tally;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.cells.CellBatches;
import org.borderflow.topology.cells.CellEvent;
import org.borderflow.topology.cells.CellPlace;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.erasures.ErasureBarrier;
import org.borderflow.topology.estimates.EstimateEvent;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.kafka.Traces;
import org.borderflow.topology.retention.Horizon;
import org.borderflow.topology.retention.Sweep;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageProgress;
import org.borderflow.topology.ticks.StageTotals;
import org.borderflow.topology.ticks.Tick;
import org.borderflow.topology.ticks.TickAlignment;

/**
 * Keeps travellers' histories and tells what they mean on the day it is.
 *
 * <p>Before the first day has come nothing is assessed: crossings are only kept. A crossing dated
 * after the day it is waits on the {@link Agenda} for its date.
 */
final class AssessTravellers implements Processor<TravellerKey, HistoryEvent, Object, Object> {

  static final String SUPPOSED = "supposed";

  /** Work done between two looks at new records and at the commit interval. */
  private static final int TRAVELLERS_PER_STEP = 2_000;

  private static final Duration STEP_INTERVAL = Duration.ofMillis(1);

  /** Bounds the memory of the buffer; sending early costs records, never correctness. */
  private static final int MOST_BUFFERED_GROUPS = 400_000;

  private final RuleBook rules;
  private final List<Cube> cubes;
  private final int partitions;
  private final TravellerFrames frames;

  private ProcessorContext<Object, Object> context;
  private CommitBuffer commits;
  private HistoryStore histories;
  private Agenda agenda;
  private Calendar calendar;
  private FoldPasts pasts;
  private TickAlignment ticks;
  private Horizon horizon;
  private ErasureBarrier erasures;
  private VerdictCounts verdicts;
  private StageTotals totals;
  private StageProgress progress;
  private Tally tally;
  private ChangePublisher changes;
  private ObservationPublisher observations;
  private LengthPublisher lengths;
  private CellBatches<CellEvent.Delta> deltas;
  private long timestamp;
  private Headers trace = Traces.NONE;

  /** When the earliest of what is being combined was received, if anything was. */
  private long earliest = Long.MAX_VALUE;

  private Headers earliestTrace = Traces.NONE;

  /**
   * A processor for one task.
   *
   * @param partitions number of partitions of the cells
   */
  AssessTravellers(RuleBook rules, List<Cube> cubes, int partitions, TravellerFrames frames) {
    this.rules = rules;
    this.cubes = cubes;
    this.partitions = partitions;
    this.frames = frames;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.histories = new HistoryStore(context.getStateStore(StateStores.HISTORIES), frames);
    this.agenda = new Agenda(context.getStateStore(StateStores.DUE));
    StageLedger ledger = new StageLedger(context.getStateStore(StateStores.HISTORIES_LEDGER));
    this.calendar = new Calendar(ledger);
    this.pasts = new FoldPasts(rules, histories, new Sweep(ledger));
    this.ticks = new TickAlignment(ledger);
    this.horizon = new Horizon(ledger);
    this.erasures = new ErasureBarrier(ledger);
    this.verdicts = new VerdictCounts(rules.rules());
    this.totals =
        new StageTotals(
            ledger,
            Stream.concat(Stream.of(SUPPOSED), verdicts.names().stream()).toArray(String[]::new));
    this.progress = new StageProgress(Names.HISTORIES_STAGE, context.taskId().partition());
    this.tally = new Tally(rules.rules().size());
    this.changes =
        new ChangePublisher(
            rules.rules(),
            new Contributions(cubes),
            tally,
            verdicts,
            (key, value) -> tell(key, value, Names.PUBLISH_OUTCOMES),
            (key, value) -> tell(key, value, Names.PUBLISH_STAYS));
    this.observations =
        new ObservationPublisher(
            rules.rules(), event -> forward(null, event, Names.SEND_OBSERVATIONS));
    this.lengths =
        new LengthPublisher(
            ledger,
            event -> forward(CellPlace.TOTAL.partition(partitions), event, Names.SEND_CELL_DELTAS));
    this.deltas = new CellBatches<>(CellEvent.Delta::place, CellEvent.Deltas::new, partitions);
    if (!lengths.hasCounted()) {
      countLengthsOfAll();
    }
    this.commits = context.getStateStore(StateStores.HISTORIES_BUFFER);
    commits.beforeCommit(context, this::sendAndTell);
    context.schedule(STEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::step);
  }

  /** Nobody has said anything of them yet: how long everybody stayed by the day it is. */
  private void countLengthsOfAll() {
    histories.visit(
        null,
        Integer.MAX_VALUE,
        (traveller, history) -> {
          int day = dayOf(traveller, history);
          if (day != Day.NONE) {
            lengths.count(null, at(history, day));
          }
        });
  }

  @Override
  public void process(Record<TravellerKey, HistoryEvent> message) {
    timestamp = message.timestamp();
    commits.holds();
    trace = Traces.carriedFrom(message.headers());
    if (timestamp < earliest) {
      earliest = timestamp;
      earliestTrace = trace;
    }
    lengths.begin();
    if (message.value() instanceof HistoryEvent.Passed passed) {
      align(passed.tick());
      return;
    }
    if (message.value() instanceof HistoryEvent.Erased erased) {
      align(erased.erasure());
      return;
    }
    byte[] traveller = message.key().getTraveller().bytes();
    if (message.value() instanceof HistoryEvent.Changed changed) {
      change(traveller, effect(changed.entry()), () -> histories.put(traveller, changed.entry()));
    } else if (message.value() instanceof HistoryEvent.Left) {
      change(traveller, null, () -> histories.leave(traveller));
    } else if (message.value() instanceof HistoryEvent.CameBack) {
      change(traveller, null, () -> histories.comeBack(traveller));
    } else if (message.value() instanceof HistoryEvent.MemberChanged changed) {
      byte[] member = changed.member().bytes();
      change(traveller, null, () -> histories.putOfMember(traveller, member, changed.entry()));
    } else if (message.value() instanceof HistoryEvent.MemberLeft left) {
      change(traveller, null, () -> histories.removeMember(traveller, left.member().bytes()));
    }
  }

  /** What an entry of its own makes of a traveller's history; null if it is to be read again. */
  private UnaryOperator<TravelHistory> effect(HistoryEntry entry) {
    if (!entry.isCrossing()) {
      return null;
    }
    if (!entry.isGone()) {
      return history -> history.with(frames.toRules(entry.value()));
    }
    String[] id = entry.id();
    return history -> history.without(id[0], id[1]);
  }

  private void align(DayTick tick) {
    horizon.said(tick.getKeptFrom(), tick.getFromPartition());
    ticks
        .arrived(
            new Tick(tick.getTick(), (int) tick.getDay().toEpochDay()),
            tick.getFromPartition(),
            tick.getOfPartitions())
        .ifPresent(
            passed -> {
              horizon.passes(tick.getOfPartitions());
              pasts.beginIfDue(passed.day(), horizon.day());
            });
    beginMoveIfDue(tick.getOfPartitions());
  }

  private void align(Erasure erasure) {
    int partitions = erasure.getOfPartitions();
    erasures
        .arrived(erasure, partitions)
        .ifPresent(
            travellers -> {
              int own = context.taskId().partition();
              for (Traveller traveller : travellers) {
                if (Partitioning.ofTraveller(traveller, partitions) == own) {
                  erase(traveller.bytes());
                }
              }
              observations.send();
              forward(
                  null,
                  new EstimateEvent.Erased(
                      new Erasure(
                          erasure.getNumber(), List.of(), travellers.size(), own, partitions)),
                  Names.SEND_OBSERVATIONS);
              context.commit();
            });
  }

  /**
   * Forgets a traveller. What was counted stays, and what is undecided, or yet to be looked at on
   * the day that has come, goes on without a name: from the day at which the traveller stood.
   */
  private void erase(byte[] traveller) {
    TravelHistory history = histories.load(traveller);
    int day = dayOf(traveller, history);
    boolean goesOn = calendar.isToVisit(traveller);
    Standpoint said = null;
    if (day != Day.NONE) {
      said = at(history, day);
      changes.withdraw(traveller, said.assessment());
      agenda.move(traveller, due(said), Day.NONE);
      goesOn |= due(said) != Day.NONE;
    }
    byte[] nobody = null;
    Standpoint left = null;
    if (goesOn && !history.crossings().isEmpty()) {
      nobody = calendar.nobodyBeside(traveller);
      for (HistoryEntry entry :
          Remnant.of(nobody, history.past(), histories.known(traveller), frames)) {
        histories.put(nobody, entry);
      }
      if (said != null) {
        left = at(histories.load(nobody), day);
        agenda.move(nobody, Day.NONE, due(left));
      }
    }
    if (said != null) {
      observations.move(traveller, said, nobody, left);
    }
    histories.erase(traveller);
  }

  /**
   * Changes a traveller's history and publishes the difference that makes.
   *
   * @param change what the history becomes; null to read it again after storing
   * @param store writes the change to the store
   */
  private void change(byte[] traveller, UnaryOperator<TravelHistory> change, Runnable store) {
    if (calendar.day() == Day.NONE && !calendar.moving()) {
      store.run();
      return;
    }
    TravelHistory history = histories.load(traveller);
    int day = dayOf(traveller, history);
    store.run();
    if (day == Day.NONE) {
      return;
    }
    TravelHistory changed =
        change == null || history.hasMembers() ? histories.load(traveller) : change.apply(history);
    Standpoint before = at(history, day);
    Standpoint after = at(changed, day);
    publish(traveller, before, after);
    agenda.move(traveller, due(before), due(after));
  }

  /** The day at which what is published of a traveller stands. */
  private int dayOf(byte[] traveller, TravelHistory history) {
    if (!calendar.moving()) {
      return calendar.day();
    }
    boolean moved =
        calendar.visitsEverybody()
            ? calendar.visited(traveller)
            : !agenda.contains(traveller, due(at(history, calendar.day())));
    return moved ? calendar.target().day() : calendar.day();
  }

  private void beginMoveIfDue(int ofPartitions) {
    Optional<Tick> passed = ticks.passed();
    if (!calendar.moving() && passed.isPresent() && passed.get().number() > calendar.tickNumber()) {
      calendar.begin(passed.get(), ofPartitions);
    }
  }

  /**
   * Does a part of the present move, or of the folding. Called by the wall clock, which decides
   * only when, not what.
   */
  private void step(long wallClock) {
    if (!calendar.moving()) {
      pasts.step();
      return;
    }
    moveOn();
  }

  private void moveOn() {
    trace = Traces.NONE; // what is said now is said because a day has passed
    boolean done = calendar.visitsEverybody() ? visitSome() : assessSomeDue();
    if (done) {
      endMove();
    }
  }

  private boolean visitSome() {
    int target = calendar.target().day();
    byte[] last =
        histories.visit(
            calendar.cursor(),
            TRAVELLERS_PER_STEP,
            (traveller, history) -> {
              Standpoint before = calendar.day() == Day.NONE ? null : at(history, calendar.day());
              Standpoint after = at(history, target);
              publish(traveller, before, after);
              agenda.move(traveller, before == null ? Day.NONE : due(before), due(after));
              endIfDecided(traveller, history, after);
            });
    if (last != null) {
      calendar.visitedUpTo(last);
    }
    return last == null;
  }

  private boolean assessSomeDue() {
    int target = calendar.target().day();
    List<Agenda.Due> due = agenda.dueBy(target, TRAVELLERS_PER_STEP);
    for (Agenda.Due entry : due) {
      TravelHistory history = histories.load(entry.traveller());
      Standpoint before = at(history, calendar.day());
      agenda.move(entry.traveller(), entry.day(), Day.NONE);
      if (due(before) == entry.day()) {
        Standpoint after = at(history, target);
        publish(entry.traveller(), before, after);
        agenda.move(entry.traveller(), Day.NONE, due(after));
        endIfDecided(entry.traveller(), history, after);
      }
    }
    return due.size() < TRAVELLERS_PER_STEP;
  }

  private void endIfDecided(byte[] traveller, TravelHistory history, Standpoint standpoint) {
    if (due(standpoint) == Day.NONE && Remnant.is(history)) {
      histories.erase(traveller);
    }
  }

  private void endMove() {
    Tick tick = calendar.target();
    int partitions = calendar.partitions();
    sendDeltas();
    writeTotals();
    calendar.end();
    int own = context.taskId().partition();
    forward(null, new EstimateEvent.Passed(tick, own, partitions), Names.SEND_OBSERVATIONS);
    publishProgress(tick, partitions);
    context.commit();
    beginMoveIfDue(partitions);
  }

  private Standpoint at(TravelHistory history, int day) {
    return Standpoint.of(rules, history, day);
  }

  private int due(Standpoint standpoint) {
    return standpoint.nextDue(rules.rules());
  }

  private void publish(byte[] traveller, Standpoint before, Standpoint after) {
    Assessment known = before == null ? null : before.assessment();
    changes.publish(traveller, known, after.assessment());
    observations.publish(traveller, before, after);
    lengths.count(before, after);
    int supposedBefore = known == null ? 0 : known.supposed();
    if (after.assessment().supposed() != supposedBefore) {
      totals.add(SUPPOSED, after.assessment().supposed() - supposedBefore);
    }
    if (tally.size() + observations.size() > MOST_BUFFERED_GROUPS) {
      sendDeltas();
    }
  }

  private void sendAndTell() {
    sendDeltas();
    if (writeTotals() && calendar.day() != Day.NONE) {
      publishProgress(new Tick(calendar.tickNumber(), calendar.day()), calendar.partitions());
    }
  }

  /** Whether there was anything to write. */
  private boolean writeTotals() {
    verdicts.addTo(totals);
    boolean changed = totals.changed();
    if (changed) {
      totals.write();
    }
    return changed;
  }

  private void publishProgress(Tick tick, int partitions) {
    forward(
        progress.key(),
        progress.at(tick, partitions, totals.asMap()),
        Names.PUBLISH_HISTORIES_PROGRESS);
  }

  private void sendDeltas() {
    long received = Math.min(earliest, timestamp);
    tally
        .groups()
        .forEach(
            (group, change) -> {
              if (!change.isZero()) {
                deltas.add(
                    new CellEvent.Delta(
                        CellPlace.of(group), group.month(), group.direction(), change));
              }
            });
    deltas.sendTo(
        (partition, event) ->
            context.forward(
                new Record<>(partition, event, received, earliestTrace), Names.SEND_CELL_DELTAS));
    tally.clear();
    lengths.send();
    earliest = Long.MAX_VALUE;
    earliestTrace = Traces.NONE;
    observations.send();
  }

  /** What came of the record that has just been read, if one has. */
  private void tell(Object key, Object value, String to) {
    context.forward(new Record<>(key, value, timestamp, trace), to);
  }

  private void forward(Object key, Object value, String to) {
    context.forward(new Record<>(key, value, timestamp), to);
  }
}
