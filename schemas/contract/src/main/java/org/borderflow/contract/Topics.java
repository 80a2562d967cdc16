package org.borderflow.contract;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.borderflow.contract.Topic.Cleanup;
import org.borderflow.contract.Topic.Compatibility;
import org.borderflow.contract.Topic.Timestamp;
import org.borderflow.schemas.CorridorKey;
import org.borderflow.schemas.CorridorMirror;
import org.borderflow.schemas.DepositPart;
import org.borderflow.schemas.DepositPartKey;
import org.borderflow.schemas.DepositReport;
import org.borderflow.schemas.DepositReportKey;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.Resubmission;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.schemas.TravellerKey;

/** Every topic of borderflow, in the order in which a record passes through them. */
public final class Topics {

  static {
    TrustedSchemas.trust();
  }

  /** Valid records as the intake received them, keyed by record. */
  public static final Topic<RecordKey, IntakeEvent> RECEIVED =
      topic(
          "border-received-v1",
          RecordKey.class,
          IntakeEvent.class,
          Cleanup.KEEP,
          Compatibility.BACKWARD_TRANSITIVE);

  /** Refused records, keyed by record. */
  public static final Topic<RecordKey, Rejection> REJECTED =
      topic(
          "border-rejected-v1",
          RecordKey.class,
          Rejection.class,
          Cleanup.KEEP,
          Compatibility.FULL_TRANSITIVE);

  /** Refused records that were put right and sent again, keyed by record. */
  public static final Topic<RecordKey, Resubmission> RESUBMITTED =
      topic(
          "border-resubmitted-v1",
          RecordKey.class,
          Resubmission.class,
          Cleanup.KEEP,
          Compatibility.FULL_TRANSITIVE);

  /** Corrections and cancellations whose target has not come yet; a null value when it has. */
  public static final Topic<RecordKey, Rejection> AWAITING_TARGET =
      topic(
          "border-awaiting-target-v1",
          RecordKey.class,
          Rejection.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** Crossings that stand, keyed by traveller. */
  public static final Topic<TravellerKey, TravellerEvent> CROSSINGS =
      topic(
          "border-crossings-v1",
          TravellerKey.class,
          TravellerEvent.class,
          Cleanup.KEEP,
          Timestamp.RECEIVED,
          Compatibility.BACKWARD_TRANSITIVE);

  /** What each crossing turned out to be, per rule. */
  public static final Topic<OutcomeKey, Outcome> OUTCOMES =
      topic(
          "border-outcomes-v1",
          OutcomeKey.class,
          Outcome.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** How likely each pending crossing is to begin a migration, per rule, told once a day. */
  public static final Topic<OutcomeKey, Probability> PROBABILITIES =
      topic(
          "border-probabilities-v1",
          OutcomeKey.class,
          Probability.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** Stays in the country. */
  public static final Topic<StayKey, Stay> STAYS =
      topic(
          "border-stays-v1",
          StayKey.class,
          Stay.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** Exact flow cells: confidential. */
  public static final Topic<FlowCellKey, FlowCell> FLOW_CELLS =
      topic(
          "border-flow-cells-v1",
          FlowCellKey.class,
          FlowCell.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** Flow cells after disclosure control: for everybody. */
  public static final Topic<FlowCellKey, PublicFlowCell> PUBLIC_FLOW_CELLS =
      topic(
          "border-public-flow-cells-v1",
          FlowCellKey.class,
          PublicFlowCell.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** How many completed stays and absences are how long, exactly: confidential. */
  public static final Topic<StayLengthKey, StayLength> STAY_LENGTHS =
      topic(
          "border-stay-lengths-v1",
          StayLengthKey.class,
          StayLength.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** How many completed stays and absences are how long, after disclosure control. */
  public static final Topic<StayLengthKey, PublicStayLength> PUBLIC_STAY_LENGTHS =
      topic(
          "border-public-stay-lengths-v1",
          StayLengthKey.class,
          PublicStayLength.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** How far each stage is. */
  public static final Topic<ProgressKey, Progress> PROGRESS =
      topic(
          "border-progress-v1",
          ProgressKey.class,
          Progress.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /**
   * Records that could not be read at all, byte for byte, with headers that name topic, partition
   * and offset of origin. The one topic without a schema.
   */
  public static final String DEAD_LETTERS = "border-dead-letters-v1";

  /** Tables that a clearing-house accepted, in the order in which they came: one partition. */
  public static final Topic<DepositPartKey, DepositPart> CLEARING_DEPOSITS =
      topic(
          "clearing-deposits-v1",
          DepositPartKey.class,
          DepositPart.class,
          Cleanup.KEEP,
          Compatibility.FULL_TRANSITIVE);

  /** What a clearing-house found of each table that it received. */
  public static final Topic<DepositReportKey, DepositReport> CLEARING_REPORTS =
      topic(
          "clearing-reports-v1",
          DepositReportKey.class,
          DepositReport.class,
          Cleanup.KEEP,
          Compatibility.FULL_TRANSITIVE);

  /** Both reports of each corridor, whoever may read them: confidential. */
  public static final Topic<CorridorKey, CorridorMirror> CLEARING_MATRIX =
      topic(
          "clearing-matrix-v1",
          CorridorKey.class,
          CorridorMirror.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** Both reports of each corridor, as far as everybody may read them. */
  public static final Topic<CorridorKey, CorridorMirror> CLEARING_PUBLIC_MATRIX =
      topic(
          "clearing-public-matrix-v1",
          CorridorKey.class,
          CorridorMirror.class,
          Cleanup.COMPACT,
          Compatibility.FULL_TRANSITIVE);

  /** The topics of a clearing-house, which other deployments do not have. */
  public static final List<Topic<?, ?>> CLEARING =
      List.of(CLEARING_DEPOSITS, CLEARING_REPORTS, CLEARING_MATRIX, CLEARING_PUBLIC_MATRIX);

  /** The topics in which results of the stream processors stand, which they alone write. */
  public static final List<Topic<?, ?>> RESULTS =
      List.of(
          AWAITING_TARGET,
          CROSSINGS,
          OUTCOMES,
          PROBABILITIES,
          STAYS,
          FLOW_CELLS,
          PUBLIC_FLOW_CELLS,
          STAY_LENGTHS,
          PUBLIC_STAY_LENGTHS);

  /** All topics of a deployment that have a schema. */
  public static final List<Topic<?, ?>> ALL =
      Stream.of(List.of(RECEIVED, REJECTED, RESUBMITTED), RESULTS, List.of(PROGRESS))
          .<Topic<?, ?>>flatMap(List::stream)
          .toList();

  /** All topics that have a schema, of whichever deployment. */
  public static final List<Topic<?, ?>> EVERY =
      Stream.of(ALL, CLEARING).<Topic<?, ?>>flatMap(List::stream).toList();

  private Topics() {}

  private static <K extends SpecificRecord, V extends SpecificRecord> Topic<K, V> topic(
      String name, Class<K> key, Class<V> value, Cleanup cleanup, Compatibility compatibility) {
    return topic(name, key, value, cleanup, Timestamp.STORED, compatibility);
  }

  private static <K extends SpecificRecord, V extends SpecificRecord> Topic<K, V> topic(
      String name,
      Class<K> key,
      Class<V> value,
      Cleanup cleanup,
      Timestamp timestamp,
      Compatibility compatibility) {
    return new Topic<>(
        name, key, value, schemaOf(key), schemaOf(value), cleanup, timestamp, compatibility);
  }

  private static Schema schemaOf(Class<? extends SpecificRecord> type) {
    return org.apache.avro.specific.SpecificData.get().getSchema(type);
  }
}
