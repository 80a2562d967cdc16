package org.borderflow.topology.histories;

import java.time.LocalDate;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.contract.FirstPlace;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.schemas.WithdrawnCrossing;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.codec.StatusCodec;
import org.borderflow.topology.codec.TravellerFrame;
import org.borderflow.topology.codec.TravellerFrames;
import org.borderflow.topology.erasures.ErasureBarrier;
import org.borderflow.topology.erasures.Stirring;
import org.borderflow.topology.histories.HistoryEvent.MemberChanged;
import org.borderflow.topology.histories.HistoryEvent.MemberLeft;
import org.borderflow.topology.kafka.Traces;
import org.borderflow.topology.links.HomeEvent;
import org.borderflow.topology.retention.Horizon;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.Tick;
import org.borderflow.topology.ticks.TickAlignment;

/**
 * Brings what is known of a traveller to where its history is kept. Most travellers represent
 * themselves: theirs is kept here. Of one who is represented by another the entries are kept here
 * too, but away, and told to the representative; so they can be told again to the next one, or come
 * back, whatever the order in which links and crossings arrive.
 */
final class FollowRepresentatives
    implements Processor<TravellerKey, Object, TravellerKey, HistoryEvent> {

  private static final String ANYBODY = "anybody-represented";

  private final TravellerFrames frames;
  private ProcessorContext<TravellerKey, HistoryEvent> context;
  private KeyValueStore<Bytes, byte[]> representatives;
  private HistoryStore histories;
  private StageLedger ledger;
  private boolean anybody;
  private TickAlignment ticks;
  private Horizon horizon;
  private ErasureBarrier erasures;
  private Stirring stirring;
  private long timestamp;
  private Headers trace = Traces.NONE;

  FollowRepresentatives(TravellerFrames frames) {
    this.frames = frames;
  }

  @Override
  public void init(ProcessorContext<TravellerKey, HistoryEvent> context) {
    this.context = context;
    this.representatives = context.getStateStore(StateStores.REPRESENTATIVES);
    this.histories = new HistoryStore(context.getStateStore(StateStores.HISTORIES), frames);
    this.ledger = new StageLedger(context.getStateStore(StateStores.REPRESENTATIVES_LEDGER));
    this.anybody = ledger.get(ANYBODY) != null;
    this.ticks = new TickAlignment(ledger);
    this.horizon = new Horizon(ledger);
    this.erasures = new ErasureBarrier(ledger);
    this.stirring = new Stirring(representatives);
  }

  @Override
  public void process(Record<TravellerKey, Object> message) {
    timestamp = message.timestamp();
    trace = Traces.carriedFrom(message.headers());
    if (FirstPlace.isCopy(message.headers())) {
      return; // it came before, when it stood elsewhere in the topic
    }
    TravellerKey key = message.key();
    if (message.value() instanceof TravellerFrame.Accepted accepted) {
      byte[] framed = accepted.wire();
      changed(key, HistoryEntry.crossing(accepted.agency(), accepted.recordId(), framed));
    } else if (message.value() instanceof TravellerFrame.Other other) {
      process(key, other.event(), other.wire());
    } else if (message.value() instanceof HomeEvent.Represented represented) {
      represented(key, represented.representative());
    } else if (message.value() instanceof HomeEvent.Passed passed) {
      align(passed.tick());
    } else if (message.value() instanceof HomeEvent.Erased erased) {
      align(erased.erasure());
    }
  }

  private void process(TravellerKey key, Object event, byte[] framed) {
    if (event instanceof WithdrawnCrossing gone) {
      changed(key, HistoryEntry.crossing(gone.getAgency(), gone.getRecordId(), null));
    } else if (event instanceof ResidenceStatus status) {
      changed(key, HistoryEntry.status(StatusCodec.toRules(status), framed));
    } else if (event instanceof DayTick tick) {
      horizon.said(tick.getKeptFrom(), tick.getFromPartition());
      align(tick);
    } else if (event instanceof Erasure erasure) {
      align(erasure);
    } else {
      throw new IllegalStateException("An event of an unknown kind: " + event.getClass());
    }
  }

  private void changed(TravellerKey key, HistoryEntry entry) {
    byte[] traveller = key.getTraveller().bytes();
    byte[] representative = representative(traveller);
    if (representative == null) {
      forward(key, new HistoryEvent.Changed(entry), Names.ASSESS);
    } else {
      histories.putAway(traveller, entry);
      tell(representative, new MemberChanged(key.getTraveller(), entry));
    }
  }

  private void represented(TravellerKey key, Traveller next) {
    byte[] traveller = key.getTraveller().bytes();
    byte[] before = representative(traveller);
    boolean byItself = next.equals(key.getTraveller());
    if (before != null) {
      tell(before, new MemberLeft(key.getTraveller()));
    } else if (!byItself) {
      forward(key, new HistoryEvent.Left(), Names.ASSESS);
    }
    if (byItself) {
      representatives.delete(Bytes.wrap(traveller));
      forward(key, new HistoryEvent.CameBack(), Names.ASSESS);
    } else {
      representatives.put(Bytes.wrap(traveller), next.bytes());
      if (!anybody) {
        anybody = true;
        ledger.put(ANYBODY, new StageLedger.Entry(1, 0));
      }
      for (HistoryEntry entry : histories.away(traveller)) {
        tell(next.bytes(), new MemberChanged(key.getTraveller(), entry));
      }
    }
  }

  /** Who represents a traveller, null if it does so itself. Asked for every crossing. */
  private byte[] representative(byte[] traveller) {
    return anybody ? representatives.get(Bytes.wrap(traveller)) : null;
  }

  /** The task that keeps the links counts as one more partition of the stage before. */
  private void align(DayTick tick) {
    int partitions = tick.getOfPartitions();
    ticks
        .arrived(
            new Tick(tick.getTick(), (int) tick.getDay().toEpochDay()),
            tick.getFromPartition(),
            partitions + 1)
        .ifPresent(
            aligned -> {
              horizon.passes(partitions);
              stirring.day(aligned.number());
              tell(
                  null,
                  new HistoryEvent.Passed(
                      new DayTick(
                          aligned.number(),
                          LocalDate.ofEpochDay(aligned.day()),
                          context.taskId().partition(),
                          partitions,
                          horizon.date())));
              context.commit();
            });
  }

  /** Whom it is about comes from the task that keeps the links. */
  private void align(Erasure erasure) {
    int partitions = erasure.getOfPartitions();
    erasures
        .arrived(erasure, partitions + 1)
        .ifPresent(
            travellers -> {
              for (Traveller each : travellers) {
                Bytes traveller = Bytes.wrap(each.bytes());
                if (representatives.get(traveller) != null) {
                  representatives.delete(traveller);
                  stirring.begin();
                }
              }
              tell(
                  null,
                  new HistoryEvent.Erased(
                      new Erasure(
                          erasure.getNumber(),
                          travellers,
                          travellers.size(),
                          context.taskId().partition(),
                          partitions)));
              context.commit();
            });
  }

  private void tell(byte[] representative, HistoryEvent event) {
    TravellerKey key =
        representative == null ? null : new TravellerKey(new Traveller(representative));
    forward(key, event, Names.SEND_MEMBERS);
  }

  private void forward(TravellerKey key, HistoryEvent event, String to) {
    context.forward(new Record<>(key, event, timestamp, trace), to);
  }
}
