package org.borderflow.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened in the simulated country: the records that its border agency received, and the
 * truth behind them.
 *
 * <p>All methods may be called again and give the same again. Streams are flushed, not closed.
 */
public final class Chronicle {

  /** The header of the crossing file, whose columns those of each day's lines are. */
  public static final String CROSSINGS_HEADER = CrossingWriter.HEADER;

  /** The header of the truth file. */
  public static final String TRUTH_HEADER = "record_id,direction,date,outcome";

  /** The header of the post register. */
  public static final String POSTS_HEADER = Posts.HEADER;

  /** The header of the file of initial residence. */
  public static final String INITIAL_STATUS_HEADER =
      "person_id,document_issuer,document_number,resident,known_from";

  private final World world;
  private final Population population;
  private final Registrar registrar;

  Chronicle(World world, Population population, Registrar registrar) {
    this.world = world;
    this.population = population;
    this.registrar = registrar;
  }

  /**
   * How many people crossed in the period: as many as were asked for, unless the period is so short
   * that hardly anybody crosses.
   */
  public long travellers() {
    return population.travellers();
  }

  /** How many crossings there really were in the period, recorded or not. */
  public int crossings() {
    return population.crossings().size();
  }

  /** The records day by day as they are received; late ones may come weeks after the period. */
  public Iterator<Day> days() {
    return new Feed(world, population.crossings(), registrar);
  }

  /** Writes the crossing file, in the order of receipt. */
  public void writeCrossings(OutputStream out) throws IOException {
    BufferedWriter writer = open(out, CROSSINGS_HEADER);
    Iterator<Day> days = days();
    while (days.hasNext()) {
      for (String line : days.next().lines()) {
        writer.append(line).append('\n');
      }
    }
    writer.flush();
  }

  /**
   * Writes the true outcome of every crossing of the period, sorted by record id; of those that
   * nobody recorded as well.
   */
  public void writeTruth(OutputStream out) throws IOException {
    BufferedWriter writer = open(out, TRUTH_HEADER);
    for (int i = 0; i < crossings(); i++) {
      Crossing crossing = population.crossings().get(i);
      writer
          .append(CrossingWriter.recordId(i + 1L))
          .append(',')
          .append(crossing.direction().name())
          .append(',')
          .append(LocalDate.ofEpochDay(crossing.day()).toString())
          .append(',')
          .append(population.outcome(i).name())
          .append('\n');
    }
    writer.flush();
  }

  /** Shows the crossings of the period that truly were migrations. */
  void forEachMigration(Consumer<Crossing> visitor) {
    for (int i = 0; i < crossings(); i++) {
      if (population.outcome(i) == Outcome.MIGRANT) {
        visitor.accept(population.crossings().get(i));
      }
    }
  }

  /** Writes the register of border posts. */
  public void writePosts(OutputStream out) throws IOException {
    writeLines(out, POSTS_HEADER, posts());
  }

  /** The lines of the register of border posts. */
  public List<String> posts() {
    return world.posts().all().stream().map(Post::registerLine).toList();
  }

  /** Writes where the travellers of {@link #initialStatus} lived when the period began. */
  public void writeInitialStatus(OutputStream out) throws IOException {
    writeLines(out, INITIAL_STATUS_HEADER, initialStatus());
  }

  /**
   * Where travellers lived before their first crossing of the period: of exactly those for whom it
   * is not what that crossing suggests (arriving: abroad, leaving: here). Somebody on holiday
   * abroad when the period begins is such a one.
   */
  public List<String> initialStatus() {
    String knownFrom = LocalDate.ofEpochDay(world.from()).toString();
    return population.statuses().stream().map(status -> line(status, knownFrom)).toList();
  }

  private static String line(Population.KnownStatus status, String knownFrom) {
    Identity identity = status.traveller().identity();
    String key =
        identity.personId().isEmpty()
            ? "," + identity.documentIssuer() + "," + identity.documentNumber()
            : identity.personId() + ",,";
    return key + "," + status.resident() + "," + knownFrom;
  }

  private static void writeLines(OutputStream out, String header, List<String> lines)
      throws IOException {
    BufferedWriter writer = open(out, header);
    for (String line : lines) {
      writer.append(line).append('\n');
    }
    writer.flush();
  }

  private static BufferedWriter open(OutputStream out, String header) throws IOException {
    BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    writer.append(header).append('\n');
    return writer;
  }
}
