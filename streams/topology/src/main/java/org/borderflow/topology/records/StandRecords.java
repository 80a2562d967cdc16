package org.borderflow.topology.records;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.Origin;
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
import org.borderflow.topology.kafka.CommitBuffer;
import org.borderflow.topology.records.RecordEntry.Amendments;
import org.borderflow.topology.records.RecordEntry.Kind;
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

  static final String ACCEPTED = "accepted";
  static final String DUPLICATES = "duplicates";
  static final String REJECTED = "rejected";
  static final String STANDING = "standing";

  private final TravellerFrames frames;
  private final Serde<IntakeEvent> whole;
  private ProcessorContext<SpecificRecord, Object> context;
  private KeyValueStore<String, RecordEntry> records;
  private TickAlignment ticks;
  private StageTotals totals;
  private StageProgress progress;
  private long timestamp;

  /**
   * A processor for one task.
   *
   * @param whole received records with everything in them, for the few that are refused
   */
  StandRecords(TravellerFrames frames, Serde<IntakeEvent> whole) {
    this.frames = frames;
    this.whole = whole;
  }

  @Override
  public void init(ProcessorContext<SpecificRecord, Object> context) {
    this.context = context;
    this.records = context.getStateStore(StateStores.RECORDS);
    StageLedger ledger = new StageLedger(context.getStateStore(StateStores.RECORDS_LEDGER));
    this.ticks = new TickAlignment(ledger);
    this.totals = new StageTotals(ledger, ACCEPTED, DUPLICATES, REJECTED, STANDING);
    this.progress = new StageProgress(Names.RECORDS_STAGE, context.taskId().partition());
    CommitBuffer buffer = context.getStateStore(StateStores.RECORDS_BUFFER);
    buffer.beforeCommit(context, this::publishTotals);
  }

  @Override
  public void process(Record<byte[], IntakeFrame> message) {
    timestamp = message.timestamp();
    boolean byOwnId =
        context
            .recordMetadata()
            .map(RecordMetadata::topic)
            .filter(Topics.RECEIVED.name()::equals)
            .isPresent();
    if (message.value() instanceof CrossingRecord record) {
      if (byOwnId) {
        receive(record);
      } else {
        amend(record);
      }
    } else if (message.value() instanceof IntakeFrame.Other other) {
      process(other.event(), byOwnId);
    }
  }

  private void process(Object event, boolean byOwnId) {
    if (event instanceof ResidenceStatus status) {
      forward(
          new TravellerKey(status.getTraveller()),
          frames.of(new TravellerEvent(status)),
          Names.PUBLISH_CROSSINGS);
    } else if (event instanceof DayTick tick) {
      if (byOwnId) {
        passOnToAmendments(tick);
      } else {
        align(tick);
      }
    } else {
      throw new IllegalStateException("An event of an unknown kind: " + event.getClass());
    }
  }

  private void receive(CrossingRecord record) {
    String id = id(record.agency(), record.recordId());
    RecordEntry known = get(id);
    if (known.kind() != Kind.NONE) {
      if (known.fingerprint() == record.fingerprint()) {
        totals.add(DUPLICATES, 1);
      } else {
        totals.add(REJECTED, 1);
        forward(
            new RecordKey(record.agency(), record.recordId()),
            rejection(
                record,
                RejectionReason.CONFLICTING_DUPLICATE,
                "record_id",
                "a record with this id and other content came before"),
            Names.PUBLISH_REJECTED);
      }
      return;
    }
    totals.add(ACCEPTED, 1);
    if (record.type() == RecordType.NEW) {
      records.put(id, original(record, known.amendments()));
    } else {
      records.put(
          id, new RecordEntry(Kind.AMENDMENT, record.fingerprint(), null, known.amendments()));
      forward(new RecordKey(record.agency(), record.corrects()), record, Names.SEND_AMENDMENTS);
    }
  }

  /** The original has come: it stands, or what amendments that came before it have made of it. */
  private RecordEntry original(CrossingRecord record, Amendments early) {
    RecordEntry entry = new RecordEntry(Kind.ORIGINAL, record.fingerprint(), null, early);
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
    RecordEntry entry = get(id);
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
      records.put(id, changed);
    } else {
      Amendments waiting = after.await(amendment.recordId());
      if (wins) {
        waiting = waiting.holding(frames.accepted(agency, target, amendment.crossing()).wire());
      }
      records.put(id, entry.withAmendments(waiting));
      forward(
          new RecordKey(agency, amendment.recordId()),
          rejection(
              amendment,
              RejectionReason.UNKNOWN_TARGET,
              "corrects",
              "no record with this id has come"),
          Names.PUBLISH_AWAITING);
    }
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
    return moved.standingFor(traveller);
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
    return entry.standingFor(null);
  }

  private void passOnToAmendments(DayTick tick) {
    forward(
        null,
        frame(own(tick.getTick(), tick.getDay(), tick.getOfPartitions())),
        Names.SEND_AMENDMENTS);
    context.commit();
  }

  private void align(DayTick tick) {
    Optional<Tick> passed =
        ticks.arrived(
            new Tick(tick.getTick(), (int) tick.getDay().toEpochDay()),
            tick.getFromPartition(),
            tick.getOfPartitions());
    passed.ifPresent(
        aligned -> {
          forward(
              null,
              frames.of(
                  new TravellerEvent(
                      own(
                          aligned.number(),
                          LocalDate.ofEpochDay(aligned.day()),
                          tick.getOfPartitions()))),
              Names.PUBLISH_CROSSINGS);
          publishProgress(aligned, tick.getOfPartitions());
          context.commit();
        });
  }

  private IntakeFrame frame(DayTick tick) {
    return new IntakeFrame.Other(
        tick, whole.serializer().serialize(Topics.RECEIVED.name(), new IntakeEvent(tick)));
  }

  private DayTick own(long number, LocalDate day, int ofPartitions) {
    return new DayTick(number, day, context.taskId().partition(), ofPartitions);
  }

  private void publishTotals() {
    if (totals.changed()) {
      totals.write();
    }
  }

  private void publishProgress(Tick tick, int ofPartitions) {
    forward(
        progress.key(),
        progress.at(tick, ofPartitions, totals.asMap()),
        Names.PUBLISH_RECORDS_PROGRESS);
  }

  private Rejection rejection(
      CrossingRecord record, RejectionReason reason, String field, String message) {
    IntakeEvent event = whole.deserializer().deserialize(Topics.RECEIVED.name(), record.wire());
    Origin origin = ((ReceivedCrossing) event.getEvent()).getOrigin();
    return new Rejection(record.agency(), origin, record.recordId(), reason, field, message);
  }

  private void forward(SpecificRecord key, Object value, String to) {
    context.forward(new Record<>(key, value, timestamp), to);
  }

  private RecordEntry get(String id) {
    RecordEntry entry = records.get(id);
    return entry == null ? RecordEntry.UNSEEN : entry;
  }

  private static String id(String agency, String recordId) {
    return agency + '\u001f' + recordId;
  }
}
