package org.borderflow.exchange.matrix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;
import org.borderflow.clearing.mirror.Corridor;
import org.borderflow.clearing.mirror.Mirror;
import org.borderflow.clearing.mirror.Mirror.Policy;
import org.borderflow.clearing.mirror.MirrorCell;
import org.borderflow.clearing.mirror.Reported;
import org.borderflow.clearing.mirror.Side;
import org.borderflow.exchange.codec.DepositCodec;
import org.borderflow.exchange.codec.MirrorCodec;
import org.borderflow.schemas.CorridorKey;
import org.borderflow.schemas.CorridorMirror;
import org.borderflow.schemas.DepositPart;
import org.borderflow.schemas.DepositPartKey;

/** Takes each series of a deposit to its corridor, and tells what has become of that. */
final class MirrorCorridors
    implements Processor<DepositPartKey, DepositPart, CorridorKey, CorridorMirror> {

  private ProcessorContext<CorridorKey, CorridorMirror> context;
  private KeyValueStore<String, CorridorMirror> corridors;

  @Override
  public void init(ProcessorContext<CorridorKey, CorridorMirror> itsContext) {
    context = itsContext;
    corridors = itsContext.getStateStore(MatrixTopology.CORRIDORS);
  }

  @Override
  public void process(Record<DepositPartKey, DepositPart> record) {
    Deposit deposit = DepositCodec.deposit(record.value());
    deposit.series().forEach((key, series) -> mirror(deposit, key, series, record));
  }

  private void mirror(
      Deposit deposit, SeriesKey key, Series series, Record<DepositPartKey, DepositPart> record) {
    Corridor corridor = Corridor.of(deposit.refArea(), deposit.definition().rule(), key);
    CorridorMirror before = corridors.get(corridor.toString());
    Map<Long, Definition> definitions =
        before == null ? new HashMap<>() : MirrorCodec.definitions(before);
    definitions.put(deposit.number(), deposit.definition());
    Reported origin = before == null ? null : MirrorCodec.origin(before).orElse(null);
    Reported destination = before == null ? null : MirrorCodec.destination(before).orElse(null);
    if (key.direction() == Direction.DEPARTURES) {
      origin = with(origin, series, deposit.number());
    } else {
      destination = with(destination, series, deposit.number());
    }
    CorridorMirror now =
        MirrorCodec.mirror(
            deposit.number(), cells(corridor, origin, destination, definitions, Reader.KEEPER));
    corridors.put(corridor.toString(), now);
    if (corridor.isOfEverybody() || (origin != null && destination != null)) {
      CorridorKey told = MirrorCodec.key(corridor);
      context.forward(record.withKey(told).withValue(now), MatrixTopology.PUBLISH);
      context.forward(
          record
              .withKey(told)
              .withValue(
                  MirrorCodec.mirror(
                      deposit.number(),
                      cells(corridor, origin, destination, definitions, Reader.ANYBODY))),
          MatrixTopology.PUBLISH_PUBLIC);
    }
  }

  private static Reported with(Reported before, Series series, long deposit) {
    return before == null ? Reported.of(series, deposit) : before.revisedBy(series, deposit);
  }

  private static List<MirrorCell> cells(
      Corridor corridor,
      Reported origin,
      Reported destination,
      Map<Long, Definition> definitions,
      Reader reader) {
    return Mirror.cells(
        corridor.frequency(),
        new Side(origin, definitions::get, reader),
        new Side(destination, definitions::get, reader),
        Policy.LIKE_ONLY);
  }
}
