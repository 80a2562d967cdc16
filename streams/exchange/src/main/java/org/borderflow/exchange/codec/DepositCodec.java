package org.borderflow.exchange.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borderflow.clearing.deposit.Declaration;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;
import org.borderflow.schemas.DepositPart;
import org.borderflow.schemas.DepositPartKey;
import org.borderflow.schemas.DepositedSeries;

/** Deposits as the records that they are kept in. */
public final class DepositCodec {

  /** Cells in one record: some 400 kB, and Kafka takes 1 MB by default. */
  private static final int CELLS_IN_PART = 60_000;

  private DepositCodec() {}

  /** The key of a part. */
  public static DepositPartKey key(DepositPart part) {
    return new DepositPartKey(
        part.getDefinition().getRefArea(),
        part.getDefinition().getRule(),
        part.getNumber(),
        part.getPart());
  }

  /** The parts of a deposit. */
  public static List<DepositPart> parts(Deposit deposit) {
    List<List<DepositedSeries>> shares = new ArrayList<>();
    int room = 0;
    for (Map.Entry<SeriesKey, Series> each : deposit.series().entrySet()) {
      if (room <= 0) {
        shares.add(new ArrayList<>());
        room = CELLS_IN_PART;
      }
      shares.get(shares.size() - 1).add(record(each.getKey(), each.getValue()));
      room -= each.getValue().last() - each.getValue().first() + 1;
    }
    List<DepositPart> parts = new ArrayList<>();
    for (List<DepositedSeries> share : shares) {
      parts.add(part(deposit, share, parts.size() + 1, shares.size()));
    }
    return parts;
  }

  private static DepositPart part(
      Deposit deposit, List<DepositedSeries> series, int part, int parts) {
    Declaration declaration = deposit.declaration();
    return DepositPart.newBuilder()
        .setNumber(deposit.number())
        .setVersion(deposit.version())
        .setPart(part)
        .setParts(parts)
        .setDefinition(DefinitionCodec.record(deposit.definition()))
        .setRevises(declaration.revises())
        .setRevisionReason(declaration.reason())
        .setConfirmed(declaration.confirmed().stream().map(Period::toString).sorted().toList())
        .setExactReleased(declaration.exactReleased())
        .setOrigin(DefinitionCodec.record(deposit.provenance()))
        .setKnownUntil(deposit.asOf())
        .setSeries(series)
        .build();
  }

  private static DepositedSeries record(SeriesKey key, Series series) {
    List<Long> values = new ArrayList<>();
    StringBuilder marks = new StringBuilder();
    for (int index = series.first(); index <= series.last(); index++) {
      values.add(series.value(index));
      marks.append(series.mark(index).code());
    }
    return DepositedSeries.newBuilder()
        .setDirection(key.direction().code())
        .setCounterpart(key.counterpart())
        .setSex(key.sex())
        .setAge(key.age())
        .setFreq(key.frequency().code())
        .setFirstPeriod(new Period(key.frequency(), series.first()).toString())
        .setValues(values)
        .setMarks(marks.toString())
        .build();
  }

  /** The deposit of a part, with the series of this part. */
  public static Deposit deposit(DepositPart part) {
    Map<SeriesKey, Series> series = new HashMap<>();
    for (DepositedSeries each : part.getSeries()) {
      series.put(key(each), series(each));
    }
    return new Deposit(
        part.getNumber(),
        part.getVersion(),
        DefinitionCodec.definition(part.getDefinition()),
        new Declaration(
            part.getRevises(),
            part.getRevisionReason(),
            part.getConfirmed().stream()
                .map(Period::parse)
                .map(Optional::orElseThrow)
                .collect(Collectors.toSet()),
            part.getExactReleased()),
        DefinitionCodec.provenance(part.getOrigin()),
        part.getKnownUntil(),
        series);
  }

  private static SeriesKey key(DepositedSeries record) {
    return new SeriesKey(
        Direction.of(record.getDirection()).orElseThrow(),
        record.getCounterpart(),
        record.getSex(),
        record.getAge(),
        Frequency.of(record.getFreq()).orElseThrow());
  }

  private static Series series(DepositedSeries record) {
    int size = record.getValues().size();
    long[] values = new long[size];
    Mark[] marks = new Mark[size];
    for (int i = 0; i < size; i++) {
      values[i] = record.getValues().get(i);
      marks[i] = Mark.of(record.getMarks().charAt(i));
    }
    return Series.of(Period.parse(record.getFirstPeriod()).orElseThrow().index(), values, marks);
  }
}
