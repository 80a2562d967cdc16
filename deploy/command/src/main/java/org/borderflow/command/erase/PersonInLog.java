package org.borderflow.command.erase;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.rules.identity.LinkStatement;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;
import org.borderflow.view.topic.TopicReader;

/**
 * What stands in the log of received records of some persons.
 *
 * @param identities all of theirs: those that were asked for and whatever is linked to them
 * @param records the ids of their records, and of what corrects or cancels those
 * @param named whether anything in the log names one of the identities
 */
record PersonInLog(Set<Traveller> identities, Set<RecordKey> records, boolean named) {

  private static final String TOPIC = Topics.RECEIVED.name();

  /** Reads the log twice: who is linked to whom, then what is theirs. */
  static PersonInLog find(TopicReader reader, AvroSerdes serdes, Set<Traveller> asked) {
    Deserializer<IntakeEvent> values = serdes.value(Topics.RECEIVED).deserializer();
    Map<Set<Traveller>, LinkStatement> statements = new HashMap<>();
    reader.read(
        TOPIC,
        message -> {
          Object event = event(values, message);
          if (event instanceof IdentityLink link) {
            state(link, new LinkStatement(1, true), statements);
          } else if (event instanceof ReceivedCrossing record && record.getLink() != null) {
            boolean linked = record.getRecordType() == RecordType.IDENTITY_LINK;
            state(record.getLink(), new LinkStatement(record.getVersion(), linked), statements);
          }
        });
    Set<Traveller> identities = identities(asked, statements);
    Set<RecordKey> records = new HashSet<>();
    boolean[] named = {false};
    reader.read(
        TOPIC,
        message -> {
          Object event = event(values, message);
          if (names(event, identities)) {
            named[0] = true;
            if (event instanceof ReceivedCrossing record) {
              records.add(new RecordKey(record.getAgency(), record.getRecordId()));
              target(record).ifPresent(records::add);
            }
          }
        });
    return new PersonInLog(identities, records, named[0]);
  }

  /** What was received, or {@link Unreadable}. */
  static Object event(Deserializer<IntakeEvent> values, ConsumerRecord<byte[], byte[]> message) {
    Object value = Unreadable.or(values, message);
    return value instanceof IntakeEvent event ? event.getEvent() : value;
  }

  private static void state(
      IdentityLink link, LinkStatement said, Map<Set<Traveller>, LinkStatement> statements) {
    statements.merge(
        new HashSet<>(List.of(link.getTraveller(), link.getLinked())),
        said,
        (was, is) -> is.standsOver(was) ? is : was);
  }

  private static Set<Traveller> identities(
      Set<Traveller> asked, Map<Set<Traveller>, LinkStatement> statements) {
    Set<Traveller> identities = new HashSet<>(asked);
    for (boolean grown = true; grown; ) {
      grown = false;
      for (Map.Entry<Set<Traveller>, LinkStatement> said : statements.entrySet()) {
        if (said.getValue().linked() && said.getKey().stream().anyMatch(identities::contains)) {
          grown |= identities.addAll(said.getKey());
        }
      }
    }
    return identities;
  }

  /** Whether something that was received names one of these identities. */
  private static boolean names(Object event, Set<Traveller> identities) {
    if (event instanceof ResidenceStatus status) {
      return identities.contains(status.getTraveller());
    }
    if (event instanceof IdentityLink link) {
      return identities.contains(link.getTraveller()) || identities.contains(link.getLinked());
    }
    if (event instanceof Erasure erasure) {
      return erasure.getTravellers().stream().anyMatch(identities::contains);
    }
    return event instanceof ReceivedCrossing record
        && ((record.getCrossing() != null
                && identities.contains(record.getCrossing().getTraveller()))
            || (record.getStatus() != null
                && identities.contains(record.getStatus().getTraveller()))
            || (record.getLink() != null
                && (identities.contains(record.getLink().getTraveller())
                    || identities.contains(record.getLink().getLinked()))));
  }

  private static Optional<RecordKey> target(ReceivedCrossing record) {
    return Optional.ofNullable(record.getCorrects())
        .map(target -> new RecordKey(record.getAgency(), target));
  }

  /**
   * Whether something that was received goes: what names them, and what corrects or cancels one of
   * their records without naming anybody. A record of theirs that a correction has made somebody
   * else's goes too, and the correction with it.
   */
  boolean owns(Object event) {
    return names(event, identities)
        || (event instanceof ReceivedCrossing record
            && (records.contains(new RecordKey(record.getAgency(), record.getRecordId()))
                || target(record).filter(records::contains).isPresent()));
  }
}
