package org.borderflow.topology.records;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.contract.FirstPlace;
import org.borderflow.contract.FormerFingerprint;
import org.borderflow.contract.Topics;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.schemas.WithdrawnCrossing;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.codec.IntakeFrame;
import org.borderflow.topology.codec.IntakeFrame.CrossingRecord;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.erasures.ErasureBarrier;
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.kafka.Traces;
import org.borderflow.topology.links.LinkEvent;
import org.borderflow.topology.records.RecordEntry.Amendments;
import org.borderflow.topology.records.RecordEntry.Kind;
import org.borderflow.topology.retention.Horizon;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.retention.Sweep;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.StageProgress;
import org.borderflow.topology.ticks.StageTotals;
import org.borderflow.topology.ticks.Tick;
import org.borderflow.topology.ticks.TickAlignment;

/**
 * Decides which crossings stand, whatever the order in which records and their amendments come.
 *
 * <p>A record arrives by its own id and is found to be new, a duplicate or a conflict. An amendment
 * then goes on to the partition of its target's id, where it is applied, or waits for the target.
 */
final class StandRecords implements Processor<byte[], IntakeFrame, SpecificRecord, Object> {

  /** Key of a tick: who reads crossings may rely on there being one. */
  private static final TravellerKey NOBODY =
      new TravellerKey(new Traveller(new byte[Traveller.getClassSchema().getFixedSize()]));

  /** Between agency and record id in the keys of what is known. */
  static final char SEPARATOR = '\u001f';

  static final String ACCEPTED = "accepted";
  static final String DUPLICATES = "duplicates";
  static final String REJECTED = "rejected";
  static final String STANDING = "standing";

  private final TravellerFrames frames;
  private final Serde<IntakeEvent> whole;
  private final Retention retention;
  private ProcessorContext<SpecificRecord, Object> context;
  private CommitBuffer commits;
  private KeyValueStore<String, RecordEntry> records;
  private Admission admission;
  private Forgetting forgetting;
  private TickAlignment ticks;
  private Horizon horizon;
  private StageTotals totals;
  private StageProgress progress;
  private Arrivals arrivals;
  private ErasureBarrier erasures;
  private Erasing erasing;
  private long timestamp;
  private Headers trace = Traces.NONE;

  /**
   * A processor for one task.
   *
   * @param whole received records with everything in them, for the few that are refused
   * @param retention how long records are kept
   */
  StandRecords(TravellerFrames frames, Serde<IntakeEvent> whole, Retention retention) {
    this.frames = frames;
    this.whole = whole;
    this.retention = retention;
  }

  @Override
  public void init(ProcessorContext<SpecificRecord, Object> context) {
    this.context = context;
    this.records = context.getStateStore(StateStores.RECORDS);
    StageLedger ledger = new StageLedger(context.getStateStore(StateStores.RECORDS_LEDGER));
    this.admission = new Admission(ledger, retention);
    this.forgetting = new Forgetting(records, new Sweep(ledger));
    this.ticks = new TickAlignment(ledger);
    this.horizon = new Horizon(ledger);
    this.totals = new StageTotals(ledger, ACCEPTED, DUPLICATES, REJECTED, STANDING);
    this.progress = new StageProgress(Names.RECORDS_STAGE, context.taskId().partition());
    this.arrivals = new Arrivals(ledger, context.taskId().partition());
    this.erasures = new ErasureBarrier(ledger);
    this.erasing = new Erasing(records, ledger, frames, this::waitsNoMore);
    this.commits = context.getStateStore(StateStores.RECORDS_BUFFER);
    commits.beforeCommit(context, this::publishTotals);
    context.schedule(Forgetting.STEP_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::step);
  }

  @Override
  public void process(Record<byte[], IntakeFrame> message) {
    timestamp = message.timestamp();
    commits.holds();
    trace = Traces.carriedFrom(message.headers());
    boolean byOwnId =
        context
            .recordMetadata()
            .map(RecordMetadata::topic)
            .filter(Topics.RECEIVED.name()::equals)
            .isPresent();
    if (message.value() instanceof CrossingRecord record) {
      if (byOwnId && FirstPlace.isCopy(message.headers()) && isKnown(record)) {
        return;
      }
      if (byOwnId) {
        receive(record, FormerFingerprint.in(message.headers()));
      } else {
        amend(record);
      }
    } else if (message.value() instanceof IntakeFrame.Other other) {
      process(other.event(), byOwnId);
    }
  }

  private void process(Object event, boolean byOwnId) {
    if (event instanceof ResidenceStatus status) {
      state(status);
    } else if (event instanceof DayTick tick) {
      if (byOwnId) {
        passOnToAmendments(tick);
      } else {
        align(tick);
      }
    } else if (event instanceof IdentityLink link) {
      rekeyed(link);
    } else if (event instanceof Erasure erasure) {
      if (byOwnId) {
        passOnToAmendments(erasure);
      } else {
        align(erasure);
      }
    } else {
      throw new IllegalStateException("An event of an unknown kind: " + event.getClass());
    }
  }

  /** Whether what was copied within the log had been received before, or is too old by now. */
  private boolean isKnown(CrossingRecord record) {
    return (record.crossing() != null && IntakeFrame.date(record.crossing()) < admission.horizon())
        || get(id(record.agency(), record.recordId()), admission.horizon()).kind() != Kind.NONE;
  }

  private void state(ResidenceStatus status) {
    forward(
        new TravellerKey(status.getTraveller()),
        frames.of(new TravellerEvent(status)),
        Names.PUBLISH_CROSSINGS);
  }

  private void link(CrossingRecord record) {
    IdentityLink link = record.link();
    forward(
        null,
        new LinkEvent.Stated(link.getTraveller(), link.getLinked(), record.statement()),
        Names.SEND_LINKS);
  }

  /** Two pseudonyms of one identity: nobody can say that they are not. */
  private void rekeyed(IdentityLink link) {
    forward(
        null,
        new LinkEvent.Stated(link.getTraveller(), link.getLinked(), IntakeFrame.rekeyed()),
        Names.SEND_LINKS);
  }

  /**
   * @param former the record's fingerprint under the former key, while that is remembered
   */
  private void receive(CrossingRecord record, OptionalLong former) {
    int date = record.crossing() == null ? admission.day() : IntakeFrame.date(record.crossing());
    if (record.crossing() != null && date < admission.horizon()) {
      reject(record, RejectionReason.BAD_DATE, "crossed_at", admission.refusal());
      return;
    }
    String id = id(record.agency(), record.recordId());
    RecordEntry known = get(id, admission.horizon());
    if (known.kind() != Kind.NONE) {
      if (known.fingerprint() == record.fingerprint()
          || (former.isPresent() && known.fingerprint() == former.getAsLong())) {
        totals.add(DUPLICATES, 1);
      } else {
        reject(
            record,
            RejectionReason.CONFLICTING_DUPLICATE,
            "record_id",
            "a record with this id and other content came before");
      }
      return;
    }
    totals.add(ACCEPTED, 1);
    if (record.type() == RecordType.NEW) {
      erasing.put(id, original(record, date, known));
      return;
    }
    // No crossing that could be amended: what targets it waits, as for a record that never came.
    erasing.put(id, RecordEntry.of(Kind.AMENDMENT, record.fingerprint(), date, known.amendments()));
    switch (record.type()) {
      case STATUS_CHANGE -> state(record.status());
      case IDENTITY_LINK, IDENTITY_UNLINK -> link(record);
      default ->
          forward(new RecordKey(record.agency(), record.corrects()), record, Names.SEND_AMENDMENTS);
    }
  }

  /** The original has come: it stands, or what amendments that came before it have made of it. */
  private RecordEntry original(CrossingRecord record, int date, RecordEntry known) {
    Amendments early = known.amendments();
    RecordEntry entry =
        RecordEntry.of(
            Kind.ORIGINAL, record.fingerprint(), Math.max(date, known.lastDate()), early);
    if (early == null) {
      return stand(entry, record.agency(), record.recordId(), record.crossing());
    }
    for (String waiting : early.awaiting()) {
      forward(new RecordKey(record.agency(), waiting), null, Names.PUBLISH_AWAITING);
    }
    byte[] corrected = early.content() == null ? null : frames.crossing(early.content());
    RecordEntry applied = entry.withAmendments(early.applied());
    if (early.cancelled()) {
      return applied;
    }
    return stand(
        applied,
        record.agency(),
        record.recordId(),
        corrected == null ? record.crossing() : corrected);
  }

  private void amend(CrossingRecord amendment) {
    String agency = amendment.agency();
    String target = amendment.corrects();
    String id = id(agency, target);
    RecordEntry entry = get(id, horizon.day());
    if (entry.kind() == Kind.ERASED || entry.isSettled(horizon.day())) {
      await(amendment);
      return;
    }
    Amendments before = entry.amendments() == null ? Amendments.NONE : entry.amendments();
    boolean wins =
        amendment.type() == RecordType.CORRECTION
            && before.yieldTo(amendment.version(), amendment.recordId());
    Amendments after =
        amendment.type() == RecordType.CANCELLATION
            ? before.cancel()
            : wins ? before.correct(amendment.version(), amendment.recordId()) : before;
    if (entry.kind() == Kind.ORIGINAL) {
      RecordEntry changed = entry.withAmendments(after);
      if (after.cancelled()) {
        changed = withdraw(changed, agency, target);
      } else if (wins) {
        changed = stand(changed, agency, target, amendment.crossing());
      }
      erasing.put(id, changed);
    } else {
      Amendments waiting = after.await(amendment.recordId());
      if (wins) {
        waiting = waiting.holding(frames.accepted(agency, target, amendment.crossing()).wire());
      }
      RecordEntry changed = entry.withAmendments(waiting);
      if (entry.kind() == Kind.NONE) {
        changed = changed.withLastDate(heldFor(amendment, entry, wins));
      }
      erasing.put(id, changed);
      await(amendment);
    }
  }

  /**
   * The last date of an entry in which amendments wait: the date of the correction that will stand,
   * which must not be let through when that is too old; or, once there is one, the day on which the
   * cancellation came.
   */
  private int heldFor(CrossingRecord amendment, RecordEntry entry, boolean wins) {
    if (amendment.type() == RecordType.CANCELLATION) {
      return ticks.passed().map(tick -> Math.max(entry.lastDate(), tick.day())).orElse(Day.NONE);
    }
    boolean cancelled = entry.amendments() != null && entry.amendments().cancelled();
    return wins && !cancelled ? IntakeFrame.date(amendment.crossing()) : entry.lastDate();
  }

  private void await(CrossingRecord amendment) {
    forward(
        new RecordKey(amendment.agency(), amendment.recordId()),
        rejection(
            amendment,
            RejectionReason.UNKNOWN_TARGET,
            "corrects",
            "no record with this id has come"),
        Names.PUBLISH_AWAITING);
  }

  private RecordEntry stand(RecordEntry entry, String agency, String recordId, byte[] crossing) {
    byte[] traveller = IntakeFrame.traveller(crossing);
    RecordEntry moved =
        entry.standingFor() != null && !Arrays.equals(entry.standingFor(), traveller)
            ? withdraw(entry, agency, recordId)
            : entry;
    if (moved.standingFor() == null) {
      totals.add(STANDING, 1);
    }
    forward(
        new TravellerKey(new Traveller(traveller)),
        frames.accepted(agency, recordId, crossing),
        Names.PUBLISH_CROSSINGS);
    return moved.standingFor(traveller, IntakeFrame.date(crossing));
  }

  private RecordEntry withdraw(RecordEntry entry, String agency, String recordId) {
    if (entry.standingFor() == null) {
      return entry;
    }
    totals.add(STANDING, -1);
    forward(
        new TravellerKey(new Traveller(entry.standingFor())),
        frames.of(new TravellerEvent(new WithdrawnCrossing(agency, recordId))),
        Names.PUBLISH_CROSSINGS);
    return entry.notStanding();
  }

  private void passOnToAmendments(DayTick tick) {
    admission.day(tick.getDay());
    arrivals.passes(tick);
    publishArrivals();
    forward(
        null,
        frame(own(tick.getTick(), tick.getDay(), tick.getOfPartitions(), admission.horizonDate())),
        Names.SEND_AMENDMENTS);
    context.commit();
  }

  private void align(DayTick tick) {
    horizon.said(tick.getKeptFrom(), tick.getFromPartition());
    Optional<Tick> passed =
        ticks.arrived(
            new Tick(tick.getTick(), (int) tick.getDay().toEpochDay()),
            tick.getFromPartition(),
            tick.getOfPartitions());
    passed.ifPresent(
        aligned -> {
          horizon.passes(tick.getOfPartitions());
          forgetting.beginIfDue(aligned.day(), horizon.day());
          DayTick own =
              own(
                  aligned.number(),
                  LocalDate.ofEpochDay(aligned.day()),
                  tick.getOfPartitions(),
                  horizon.date());
          forward(NOBODY, frames.of(new TravellerEvent(own)), Names.PUBLISH_CROSSINGS);
          forward(null, new LinkEvent.Passed(own), Names.SEND_LINKS);
          publishProgress(aligned, tick.getOfPartitions());
          context.commit();
        });
  }

  /** Nobody is named in the trace of an erasure that was carried out. */
  private void passOnToAmendments(Erasure erasure) {
    if (!erasure.getTravellers().isEmpty()) {
      Erasure own = own(erasure, erasure.getTravellers());
      forward(null, frame(own), Names.SEND_AMENDMENTS);
      context.commit();
    }
  }

  private void align(Erasure erasure) {
    erasures
        .arrived(erasure, erasure.getOfPartitions())
        .ifPresent(
            travellers -> {
              forward(
                  NOBODY,
                  frames.of(new TravellerEvent(own(erasure, List.of()))),
                  Names.PUBLISH_CROSSINGS);
              forward(null, new LinkEvent.Erased(own(erasure, travellers)), Names.SEND_LINKS);
              erasing.begin(own(erasure, travellers));
              eraseSome();
              context.commit();
            });
  }

  /** Called by the wall clock, which decides only when, not what. */
  private void step(long wallClock) {
    forgetting.step();
    if (erasing.isUnderWay()) {
      trace = Traces.NONE; // what is taken out now did not come with the record read last
      eraseSome();
    }
  }

  private void eraseSome() {
    commits.holds();
    erasing
        .step()
        .ifPresent(
            done -> {
              StageProgress all =
                  new StageProgress(Names.ERASURES_OF_RECORDS, done.getFromPartition());
              int day = ticks.passed().map(Tick::day).orElse(0);
              report(
                  all.key(),
                  all.at(new Tick(done.getNumber(), day), done.getOfPartitions(), Map.of()));
              context.commit();
            });
  }

  private Erasure own(Erasure erasure, List<Traveller> travellers) {
    return new Erasure(
        erasure.getNumber(),
        travellers,
        erasure.getIdentities(),
        context.taskId().partition(),
        erasure.getOfPartitions());
  }

  private void waitsNoMore(String agency, String recordId) {
    forward(new RecordKey(agency, recordId), null, Names.PUBLISH_AWAITING);
  }

  private IntakeFrame frame(Object event) {
    return new IntakeFrame.Other(
        event, whole.serializer().serialize(Topics.RECEIVED.name(), new IntakeEvent(event)));
  }

  private DayTick own(long number, LocalDate day, int ofPartitions, LocalDate from) {
    return new DayTick(number, day, context.taskId().partition(), ofPartitions, from);
  }

  private void publishTotals() {
    if (totals.changed()) {
      totals.write();
      arrivals.write();
      if (arrivals.tellable()) {
        publishArrivals();
      }
    }
  }

  private void publishArrivals() {
    Map<String, Long> counts = totals.asMap();
    report(arrivals.key(), arrivals.told(counts.get(ACCEPTED), counts.get(DUPLICATES)));
  }

  private void publishProgress(Tick tick, int ofPartitions) {
    report(progress.key(), progress.at(tick, ofPartitions, totals.asMap()));
  }

  private void reject(CrossingRecord record, RejectionReason reason, String field, String message) {
    totals.add(REJECTED, 1);
    arrivals.refused(reason);
    forward(
        new RecordKey(record.agency(), record.recordId()),
        rejection(record, reason, field, message),
        Names.PUBLISH_REJECTED);
  }

  private Rejection rejection(
      CrossingRecord record, RejectionReason reason, String field, String message) {
    IntakeEvent event = whole.deserializer().deserialize(Topics.RECEIVED.name(), record.wire());
    ReceivedCrossing received = (ReceivedCrossing) event.getEvent();
    Origin origin = received.getOrigin();
    String post = received.getCrossing() == null ? "" : received.getCrossing().getBorderPost();
    return new Rejection(record.agency(), origin, record.recordId(), reason, field, message, post);
  }

  private void forward(SpecificRecord key, Object value, String to) {
    context.forward(new Record<>(key, value, timestamp, trace), to);
  }

  /** How far the stage has come is not what came of one record. */
  private void report(ProgressKey key, Progress value) {
    context.forward(new Record<>(key, value, timestamp), Names.PUBLISH_RECORDS_PROGRESS);
  }

  /** What is known of a record, except what is forgotten although it may still be there. */
  private RecordEntry get(String id, int from) {
    RecordEntry entry = erasing.get(id);
    return entry == null || entry.isForgotten(from) ? RecordEntry.UNSEEN : entry;
  }

  private static String id(String agency, String recordId) {
    return agency + SEPARATOR + recordId;
  }
}
