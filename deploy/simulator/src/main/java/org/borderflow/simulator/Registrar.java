package org.borderflow.simulator;

import java.util.Optional;

/** Turns what happened into what the agency receives. A crossing meets at most one mishap. */
final class Registrar {

  private static final long PERSON = 2;
  private static final long BATCH = 3;
  private static final long RECORD = 4;
  private static final long EXIT_BOOTH = 6;

  /** Of all touched crossings, how many are touched through a person, and through a batch. */
  private static final double PERSONS = 0.10;

  private static final double BATCHES = 0.15;

  private final World world;
  private final long seed;
  private final double ofPersons;
  private final double ofBatches;
  private final double ofRecords;
  private final double unrecordedExits;

  Registrar(World world, long seed, double dirty) {
    this(world, seed, dirty, 0);
  }

  /**
   * Each mishap is only looked for where the one before did not strike, so the probabilities are
   * raised to give the wanted shares of all crossings. Before all of them, exits pass unseen.
   */
  Registrar(World world, long seed, double dirty, double unrecordedExits) {
    this.world = world;
    this.seed = seed;
    this.ofPersons = dirty * PERSONS;
    this.ofBatches = dirty * BATCHES / (1 - ofPersons);
    this.ofRecords = dirty * (1 - PERSONS - BATCHES) / (1 - dirty * (PERSONS + BATCHES));
    this.unrecordedExits = unrecordedExits;
  }

  void file(long number, Crossing crossing, int lineOfDay, Desk desk) {
    if (crossing.direction() == Direction.EXIT
        && Chance.of(seed, EXIT_BOOTH, number).happens(unrecordedExits)) {
      return;
    }
    Optional<Dirt> dirt = dirt(number, crossing);
    Identity identity = dirt.map(each -> shown(each, crossing)).orElse(own(crossing));
    Row row = CrossingWriter.row(number, crossing, identity, lineOfDay);
    if (dirt.isEmpty()) {
      desk.receives(row);
    } else {
      // All of a late batch comes at once, so its delay is the batch's and not the record's.
      Chance chance =
          dirt.get() == Dirt.LATE_BATCH ? batch(crossing) : Chance.of(seed, RECORD, -number);
      dirt.get().file(row, desk, chance);
    }
  }

  Optional<Dirt> dirt(long number, Crossing crossing) {
    if (ofPersons == 0) {
      return Optional.empty();
    }
    Chance person = person(crossing);
    if (person.happens(ofPersons)) {
      return Optional.of(person.happens(0.5) ? Dirt.SECOND_PASSPORT : Dirt.RENEWED_DOCUMENT);
    }
    if (batch(crossing).happens(ofBatches)) {
      return Optional.of(Dirt.LATE_BATCH);
    }
    Chance record = Chance.of(seed, RECORD, number);
    return record.happens(ofRecords)
        ? Optional.of(Dirt.OF_ONE_RECORD.draw(record))
        : Optional.empty();
  }

  private Identity shown(Dirt dirt, Crossing crossing) {
    long traveller = crossing.traveller().number();
    if (dirt == Dirt.SECOND_PASSPORT && crossing.direction() == Direction.EXIT) {
      Chance person = Chance.of(seed, PERSON, -traveller);
      return Identity.secondPassport(traveller, world.origins().worker(person).residence());
    }
    if (dirt == Dirt.RENEWED_DOCUMENT) {
      int renewal = Chance.of(seed, PERSON, -traveller).between(world.from(), world.to());
      return crossing.day() < renewal ? own(crossing) : own(crossing).renewed(traveller);
    }
    return own(crossing);
  }

  private static Identity own(Crossing crossing) {
    return crossing.traveller().identity();
  }

  private Chance person(Crossing crossing) {
    return Chance.of(seed, PERSON, crossing.traveller().number());
  }

  private Chance batch(Crossing crossing) {
    // The hash of a string is part of the language's specification, so this is the same everywhere.
    return Chance.of(seed, BATCH + crossing.post().code().hashCode() * 16L, crossing.day());
  }
}
