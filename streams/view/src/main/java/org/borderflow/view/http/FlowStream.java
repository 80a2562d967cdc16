package org.borderflow.view.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.borderflow.view.cells.CellFilter;
import org.borderflow.view.cells.Change;
import org.borderflow.view.cells.ChangeLog;
import org.borderflow.view.sdmx.FlowJson;

/** Tells one caller the changes of a table, as server-sent events. */
final class FlowStream {

  /** As many changes may pass by a caller before it is told how far that is. */
  private static final long MOST_UNNAMED = 5_000;

  /** Changes come in bursts, and a reader that sleeps is not woken by each of them. */
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final ChangeLog log;
  private final CellFilter filter;
  private final Function<Long, String> ids;
  private final OutputStream out;

  /** Number of the latest change that has been told or passed over. */
  private long at;

  /** The one that the caller knows of. */
  private long named;

  /**
   * @param ids the name of a change by its number
   */
  FlowStream(ChangeLog log, CellFilter filter, Function<Long, String> ids, OutputStream out) {
    this.log = log;
    this.filter = filter;
    this.ids = ids;
    this.out = out;
    this.at = log.latest();
  }

  /**
   * Tells changes until the service stops.
   *
   * @param since the change that the caller knew last; empty if none that is known here
   * @param resumes whether the caller knew any
   * @param silence milliseconds after which something is said even if there is no change
   * @param stillWelcome asked in the silences; throws if the caller is not
   * @throws IOException if the caller goes away
   */
  void run(OptionalLong since, boolean resumes, long silence, Runnable stillWelcome)
      throws IOException, InterruptedException {
    write("retry: 2000\nid: " + ids.apply(since.orElse(at)) + "\n\n");
    named = at;
    if (since.isPresent()) {
      at = since.getAsLong();
    } else if (resumes) {
      reset();
    }
    while (!log.isClosed()) {
      Optional<List<Change>> changes = log.after(at, silence);
      if (changes.isEmpty()) {
        reset();
      } else if (changes.get().isEmpty()) {
        stillWelcome.run();
        name();
      } else {
        tell(changes.get());
        if (at - named > MOST_UNNAMED) {
          stillWelcome.run();
          name();
        }
        if (at == log.latest()) {
          Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
      }
    }
  }

  /**
   * Names the latest change without an event, so that the caller, should it come again, is not told
   * of what passed by; and so that both sides see that the other is there.
   */
  private void name() throws IOException {
    named = at;
    write("id: " + ids.apply(at) + "\n: nothing new\n\n");
  }

  /** What the caller knows cannot be brought up to date: it must ask for the cells again. */
  private void reset() throws IOException {
    at = log.latest();
    named = at;
    write("id: " + ids.apply(at) + "\nevent: reset\ndata: {}\n\n");
  }

  private void tell(List<Change> changes) throws IOException {
    StringBuilder events = new StringBuilder();
    for (Change change : changes) {
      at = change.number();
      if (change.kind() == Change.Kind.AS_OF || filter.test(change.cell())) {
        events.append("id: ").append(ids.apply(at)).append("\nevent: ").append(event(change));
      }
    }
    if (events.length() > 0) {
      named = at;
      write(events.toString());
    }
  }

  private static String event(Change change) {
    String name =
        switch (change.kind()) {
          case CELL -> "cell";
          case GONE -> "gone";
          case AS_OF -> "asOf";
        };
    String data =
        change.kind() == Change.Kind.AS_OF
            ? "{\"asOf\":\"" + change.asOf() + "\"}"
            : FlowJson.object(change.cell(), change.asOf());
    return name + "\ndata: " + data + "\n\n";
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
