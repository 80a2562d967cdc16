package org.borderflow.exchange.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.mirror.Best;
import org.borderflow.clearing.mirror.Corridor;
import org.borderflow.clearing.mirror.MirrorCell;
import org.borderflow.clearing.mirror.Report;
import org.borderflow.clearing.mirror.Reported;
import org.borderflow.schemas.CorridorKey;
import org.borderflow.schemas.CorridorMirror;
import org.borderflow.schemas.CorridorPeriod;
import org.borderflow.schemas.CorridorReport;
import org.borderflow.schemas.StatedDefinition;

/** Corridors of the matrix as the records that they are told in. */
public final class MirrorCodec {

  private MirrorCodec() {}

  /** The key of a corridor. */
  public static CorridorKey key(Corridor corridor) {
    return new CorridorKey(
        corridor.origin(),
        corridor.destination(),
        corridor.rule(),
        corridor.sex(),
        corridor.age(),
        corridor.frequency().code());
  }

  /**
   * A corridor.
   *
   * @param deposit number of the deposit upon which it came to be so
   */
  public static CorridorMirror mirror(long deposit, List<MirrorCell> cells) {
    Map<String, StatedDefinition> definitions = new TreeMap<>();
    List<CorridorPeriod> periods = new ArrayList<>();
    for (MirrorCell cell : cells) {
      cell.origin().ifPresent(report -> define(report, definitions));
      cell.destination().ifPresent(report -> define(report, definitions));
      periods.add(period(cell));
    }
    return CorridorMirror.newBuilder()
        .setDeposit(deposit)
        .setDefinitions(definitions)
        .setPeriods(periods)
        .build();
  }

  /** Of what is withheld the definition is too. */
  private static void define(Report report, Map<String, StatedDefinition> definitions) {
    if (report.mark() != Mark.WITHHELD) {
      definitions.computeIfAbsent(
          Long.toString(report.deposit()), number -> DefinitionCodec.record(report.definition()));
    }
  }

  private static CorridorPeriod period(MirrorCell cell) {
    return CorridorPeriod.newBuilder()
        .setPeriod(cell.period().toString())
        .setOrigin(cell.origin().map(MirrorCodec::report).orElse(null))
        .setDestination(cell.destination().map(MirrorCodec::report).orElse(null))
        .setComparison(cell.comparison().name())
        .setUnlike(cell.unlike().stream().map(Enum::name).sorted().toList())
        .setDifference(orNull(cell.difference()))
        .setRatio(orNull(cell.ratio()))
        .setBest(orNull(cell.best(), Best::value))
        .setBestRule(orNull(cell.best(), best -> best.rule().name()))
        .setQuality(orNull(cell.best(), best -> best.quality().name()))
        .setProvisional(cell.best().map(Best::provisional).orElse(false))
        .build();
  }

  private static CorridorReport report(Report report) {
    return CorridorReport.newBuilder()
        .setMark(Character.toString(report.mark().code()))
        .setValue(report.hasValue() ? report.value() : null)
        .setDeposit(report.deposit())
        .build();
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static <T> T orNull(Optional<Best> best, Function<Best, T> part) {
    return best.map(part).orElse(null);
  }

  /** The definitions that a corridor names, by number of the deposit. */
  public static Map<Long, Definition> definitions(CorridorMirror mirror) {
    Map<Long, Definition> definitions = new HashMap<>();
    mirror
        .getDefinitions()
        .forEach(
            (number, record) ->
                definitions.put(Long.valueOf(number), DefinitionCodec.definition(record)));
    return definitions;
  }

  /** What the origin reports in a corridor; empty if it says nothing. */
  public static Optional<Reported> origin(CorridorMirror mirror) {
    return reported(mirror, CorridorPeriod::getOrigin);
  }

  /** What the destination reports in a corridor; empty if it says nothing. */
  public static Optional<Reported> destination(CorridorMirror mirror) {
    return reported(mirror, CorridorPeriod::getDestination);
  }

  private static Optional<Reported> reported(
      CorridorMirror mirror, Function<CorridorPeriod, CorridorReport> side) {
    Series.Builder series = new Series.Builder();
    Map<Integer, Long> deposits = new HashMap<>();
    for (CorridorPeriod each : mirror.getPeriods()) {
      CorridorReport report = side.apply(each);
      if (report != null) {
        int index = Period.parse(each.getPeriod()).orElseThrow().index();
        Mark mark = Mark.of(report.getMark().charAt(0));
        series.put(index, mark, report.getValue() == null ? 0 : report.getValue());
        deposits.put(index, report.getDeposit());
      }
    }
    if (deposits.isEmpty()) {
      return Optional.empty();
    }
    long[] by = new long[series.last() - series.first() + 1];
    deposits.forEach((index, deposit) -> by[index - series.first()] = deposit);
    return Optional.of(Reported.of(series.build(), by));
  }
}
