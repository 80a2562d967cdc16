package org.borderflow.ingest.resubmit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.NotPermitted;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.publish.IntakeFailure;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.ingest.resubmit.OpenRefusals.Ambiguous;
import org.borderflow.ingest.resubmit.Resubmitted.Status;
import org.borderflow.schemas.AnsweredRejection;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.Resubmission;
import org.borderflow.service.access.Agency;

/**
 * Takes refused records in anew, as the intake does, under the position at which they were read
 * first. A refusal counts as dealt with once its record is durable; whoever is killed before that
 * may do it all again, as a record that comes twice counts once.
 *
 * <p>What only the streams can know, such as a conflict with a record that came before, they refuse
 * afterwards, under the same position.
 */
public final class Resubmitter {

  /** So many records wait at most until they are known to be dealt with. */
  private static final int BATCH = 1_000;

  private final Function<Agency, IntakeSettings> settings;
  private final Function<String, Agency> agencies;
  private final Optional<RecordPublisher> publisher;
  private final OpenRefusals refusals;
  private final Consumer<Resubmitted> told;
  private final Map<String, Sender> senders = new HashMap<>();
  private final List<Resubmission> underway = new ArrayList<>();

  /** An agency, and how its records are judged. */
  private record Sender(Agency agency, String run, CrossingParser parser) {}

  /**
   * @param settings how an agency's records are taken in
   * @param agencies an agency by its name
   * @param publisher the way into Kafka; if there is none, only what would happen is told
   * @param refusals what may be answered
   * @param told is told what became of each record
   */
  public Resubmitter(
      Function<Agency, IntakeSettings> settings,
      Function<String, Agency> agencies,
      Optional<RecordPublisher> publisher,
      OpenRefusals refusals,
      Consumer<Resubmitted> told) {
    this.settings = settings;
    this.agencies = agencies;
    this.publisher = publisher;
    this.refusals = refusals;
    this.told = told;
  }

  /**
   * Takes a file in.
   *
   * @return what the user should know about it, one line each
   * @throws UnusableInput if it cannot be used as a whole
   * @throws IntakeFailure if Kafka does not take a record
   */
  public List<String> read(CorrectedFile file) {
    List<String> warnings =
        file.read((record, reference) -> take(file.path().toString(), record, reference));
    settle();
    return warnings;
  }

  private void take(String file, RawRecord record, Reference reference) {
    try {
      List<Refusal> answered = refusals.take(reference);
      if (answered.isEmpty()) {
        tellUnknown(file, record, reference, "no open refusal of this record, or at this place");
      } else {
        take(record, answered);
      }
    } catch (Ambiguous e) {
      tellUnknown(file, record, reference, "several refusals; say which by received_at and agency");
    }
  }

  private void tellUnknown(String file, RawRecord record, Reference reference, String why) {
    told.accept(
        new Resubmitted(
            file, record.line(), reference.recordId(), Status.UNKNOWN, "", "record_id", why));
  }

  private void take(RawRecord record, List<Refusal> answered) {
    Rejection latest =
        answered.stream().max(Comparator.comparing(Refusal::receivedAt)).orElseThrow().rejection();
    Sender sender = senders.computeIfAbsent(latest.getAgency(), this::sender);
    Origin first = latest.getOrigin();
    Origin origin = new Origin(sender.run(), first.getSource(), first.getLine());
    Verdict verdict = judge(record, origin, sender);
    told.accept(
        verdict.match(taken -> accepted(origin, taken.getRecordId()), Resubmitter::refused));
    publisher.ifPresent(kafka -> send(verdict, origin, answered, kafka));
  }

  private static Verdict judge(RawRecord record, Origin origin, Sender sender) {
    Verdict verdict = sender.parser().parse(record, origin);
    return verdict instanceof Verdict.Accepted accepted
        ? NotPermitted.refusalOf(sender.agency(), accepted.crossing())
            .<Verdict>map(Verdict.Rejected::new)
            .orElse(verdict)
        : verdict;
  }

  private Sender sender(String name) {
    Agency agency = agencies.apply(name);
    IntakeSettings own = settings.apply(agency);
    return new Sender(agency, own.run(), own.parser());
  }

  private void send(Verdict verdict, Origin origin, List<Refusal> answered, RecordPublisher kafka) {
    List<AnsweredRejection> answers = answered.stream().map(Resubmitter::answer).toList();
    if (verdict instanceof Verdict.Accepted accepted) {
      kafka.publish(accepted.crossing(), accepted.rekeyed());
      underway.add(
          new Resubmission(
              accepted.crossing().getAgency(),
              origin,
              accepted.crossing().getRecordId(),
              null,
              answers));
    } else if (verdict instanceof Verdict.Rejected rejected) {
      Rejection rejection = rejected.rejection();
      kafka.publish(rejection);
      underway.add(
          new Resubmission(
              rejection.getAgency(),
              origin,
              rejection.getRecordId(),
              rejection.getReason(),
              answers));
    }
    if (underway.size() == BATCH) {
      settle();
    }
  }

  private void settle() {
    publisher.ifPresent(
        kafka -> {
          kafka.flush();
          underway.forEach(kafka::publish);
          kafka.flush();
          underway.clear();
        });
  }

  private static AnsweredRejection answer(Refusal refusal) {
    Rejection rejection = refusal.rejection();
    return new AnsweredRejection(
        rejection.getOrigin(),
        rejection.getRecordId(),
        rejection.getReason(),
        refusal.receivedAt());
  }

  private static Resubmitted accepted(Origin origin, String recordId) {
    return new Resubmitted(
        origin.getSource(), origin.getLine(), recordId, Status.ACCEPTED, "", "", "");
  }

  private static Resubmitted refused(Rejection rejection) {
    return new Resubmitted(
        rejection.getOrigin().getSource(),
        rejection.getOrigin().getLine(),
        rejection.getRecordId(),
        Status.REJECTED,
        rejection.getReason().name(),
        rejection.getField(),
        rejection.getMessage());
  }
}
