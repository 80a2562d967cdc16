package org.borderflow.topology.links;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.rules.identity.LinkStatement;
import org.borderflow.rules.identity.Person;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.erasures.ErasureBarrier;
import org.borderflow.topology.erasures.Stirring;
import org.borderflow.topology.kafka.Traces;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.Tick;
import org.borderflow.topology.ticks.TickAlignment;

/** Keeps the links, and tells travellers who represents them whenever that changes. */
final class RepresentTravellers
    implements Processor<TravellerKey, LinkEvent, TravellerKey, HomeEvent> {

  private ProcessorContext<TravellerKey, HomeEvent> context;
  private LinkStore links;
  private TickAlignment ticks;
  private ErasureBarrier erasures;
  private Stirring stirring;
  private long timestamp;
  private Headers trace = Traces.NONE;

  @Override
  public void init(ProcessorContext<TravellerKey, HomeEvent> context) {
    this.context = context;
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(StateStores.LINKS);
    this.links = new LinkStore(store);
    this.stirring = new Stirring(store);
    StageLedger ledger = new StageLedger(context.getStateStore(StateStores.LINKS_LEDGER));
    this.ticks = new TickAlignment(ledger);
    this.erasures = new ErasureBarrier(ledger);
  }

  @Override
  public void process(Record<TravellerKey, LinkEvent> message) {
    timestamp = message.timestamp();
    trace = Traces.carriedFrom(message.headers());
    if (message.value() instanceof LinkEvent.Stated stated) {
      stated(
          Bytes.wrap(stated.one().bytes()), Bytes.wrap(stated.other().bytes()), stated.statement());
    } else if (message.value() instanceof LinkEvent.Passed passed) {
      align(passed.tick());
    } else if (message.value() instanceof LinkEvent.Erased erased) {
      align(erased.erasure());
    }
  }

  private void stated(Bytes one, Bytes other, LinkStatement statement) {
    LinkStatement before = links.statement(one, other);
    if (one.equals(other) || !statement.standsOver(before)) {
      return;
    }
    if (statement.linked() && !before.linked()) {
      link(one, other);
    }
    links.state(one, other, statement);
    if (!statement.linked() && before.linked()) {
      unlink(one, other);
    }
  }

  /** The identities whose representative is the greater one get the other's. */
  private void link(Bytes one, Bytes other) {
    Bytes ofOne = links.representative(one);
    Bytes ofOther = links.representative(other);
    if (ofOne.compareTo(ofOther) < 0) {
      represent(person(other).identities(), ofOne);
    } else if (ofOne.compareTo(ofOther) > 0) {
      represent(person(one).identities(), ofOther);
    }
  }

  /** They may be two persons now, or still be one over others. */
  private void unlink(Bytes one, Bytes other) {
    Person<Bytes> person = person(one);
    if (!person.identities().contains(other)) {
      Person<Bytes> second = person(other);
      represent(person.identities(), person.representative());
      represent(second.identities(), second.representative());
    }
  }

  private Person<Bytes> person(Bytes identity) {
    return Person.of(identity, links::linkedTo);
  }

  private void represent(List<Bytes> identities, Bytes representative) {
    for (Bytes identity : identities) {
      if (!links.representative(identity).equals(representative)) {
        links.represent(identity, representative);
        forward(
            new TravellerKey(new Traveller(identity.get())),
            new HomeEvent.Represented(new Traveller(representative.get())));
      }
    }
  }

  private void align(DayTick tick) {
    int partitions = tick.getOfPartitions();
    ticks
        .arrived(
            new Tick(tick.getTick(), (int) tick.getDay().toEpochDay()),
            tick.getFromPartition(),
            partitions)
        .ifPresent(
            aligned -> {
              stirring.day(aligned.number());
              LocalDate day = LocalDate.ofEpochDay(aligned.day());
              forward(
                  null,
                  new HomeEvent.Passed(
                      new DayTick(aligned.number(), day, partitions, partitions, null)));
              context.commit();
            });
  }

  /** Whoever was linked to them is the same person and is erased too. */
  private void align(Erasure erasure) {
    int partitions = erasure.getOfPartitions();
    erasures
        .arrived(erasure, partitions)
        .ifPresent(
            travellers -> {
              SortedSet<Bytes> erased = new TreeSet<>();
              for (Traveller traveller : travellers) {
                erased.addAll(person(Bytes.wrap(traveller.bytes())).identities());
              }
              boolean anything = false;
              for (Bytes each : erased) {
                anything |= links.forget(each);
              }
              if (anything) {
                stirring.begin();
              }
              List<Traveller> all = erased.stream().map(each -> new Traveller(each.get())).toList();
              forward(
                  null,
                  new HomeEvent.Erased(
                      new Erasure(erasure.getNumber(), all, all.size(), partitions, partitions)));
              context.commit();
            });
  }

  private void forward(TravellerKey key, HomeEvent event) {
    context.forward(new Record<>(key, event, timestamp, trace));
  }
}
