package org.borderflow.view.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.staticfiles.Location;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.borderflow.service.access.Role;
import org.borderflow.service.http.HttpService;
import org.borderflow.service.http.HttpService.Route;
import org.borderflow.service.http.PageHeaders;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.cells.Column;
import org.borderflow.view.http.Accept.MediaType;
import org.borderflow.view.lengths.LengthCsv;
import org.borderflow.view.lengths.LengthJson;
import org.borderflow.view.lengths.LengthRow;
import org.borderflow.view.lengths.LengthTable;
import org.borderflow.view.release.ReleaseShelf;
import org.borderflow.view.release.ShownRelease;
import org.borderflow.view.sdmx.StructureMessage;

/** Listens to readers. */
public final class ViewServer implements AutoCloseable {

  /** Counted up when the same cells are written otherwise than before. */
  private static final int EDITION = 2;

  /** Each holds a thread, of some 250. */
  private static final int MOST_STREAMS = 100;

  private static final long SILENCE = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXACT = "exact";

  /** Of the names in messages. */
  private static final String LANGUAGE = "en";

  private static final List<MediaType> STRUCTURE_TYPES =
      List.of(
          new MediaType("application/vnd.sdmx.structure+json", "2.0.0"),
          new MediaType("application/json", ""));
  private static final MediaType CSV = new MediaType("text/csv", "");
  private static final List<MediaType> LENGTH_TYPES =
      List.of(CSV, new MediaType("application/json", ""));
  private static final List<Column> AREAS =
      List.of(Column.REF_AREA, Column.CITIZENSHIP, Column.COUNTERPART, Column.BIRTH_COUNTRY);

  private final ViewSettings settings;
  private final EventId events = new EventId();
  private final AtomicInteger streams = new AtomicInteger();
  private final HttpService service;

  /** What a caller may see. */
  private record Sight(String name, CellTable table, LengthTable lengths) {

    boolean isExact() {
      return name.equals(EXACT);
    }
  }

  private ViewServer(ViewSettings settings) {
    this.settings = settings;
    this.service =
        new HttpService(
            new HttpService.Settings(
                settings.host(),
                settings.port(),
                settings.gate(),
                settings.metrics(),
                HttpService.Settings.describedBeside(ViewServer.class),
                settings.notReady()),
            List.of(
                new Route(HandlerType.GET, "/v1/flows", this::flows),
                new Route(HandlerType.GET, "/v1/flows/stream", this::stream),
                new Route(HandlerType.GET, "/v1/releases", this::releases),
                new Route(HandlerType.GET, "/v1/releases/{number}/revisions", this::revisions),
                new Route(HandlerType.GET, "/v1/stay-lengths", this::lengths),
                new Route(HandlerType.GET, "/v1/structure", this::structure),
                new Route(HandlerType.GET, "/v1/status", this::status)),
            ViewServer::configure);
    Gauge.builder("borderflow.view.cells", settings.publicCells(), CellTable::size)
        .tag("cells", "public")
        .register(settings.metrics());
    Gauge.builder("borderflow.view.cells", settings.exactCells(), CellTable::size)
        .tag("cells", "exact")
        .register(settings.metrics());
    Gauge.builder("borderflow.view.streams", streams, AtomicInteger::get)
        .register(settings.metrics());
    Gauge.builder("borderflow.release.number", settings.releases(), ViewServer::latestNumber)
        .register(settings.metrics());
    Gauge.builder("borderflow.release.as.of.seconds", settings.releases(), ViewServer::latestAsOf)
        .register(settings.metrics());
  }

  /** Of the latest release that may be shown; 0 for none. */
  private static double latestNumber(ReleaseShelf releases) {
    return releases.latest().map(ShownRelease::number).orElse(0);
  }

  /** The end of its as-of date in UTC, in seconds since 1970. */
  private static double latestAsOf(ReleaseShelf releases) {
    return releases
        .latest()
        .map(each -> (double) each.asOf().plusDays(1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC))
        .orElse(Double.NaN);
  }

  /** Starts to listen. */
  public static ViewServer start(ViewSettings settings) {
    ViewServer started = new ViewServer(settings);
    started.service.listen();
    return started;
  }

  /** The parameters that say which cells. */
  public static List<String> filters() {
    return FlowQuery.filters();
  }

  /** The port it listens on. */
  public int port() {
    return service.port();
  }

  /** Method and path of everything it answers to, beside the page. */
  Set<String> routes() {
    return service.routes();
  }

  private static void configure(JavalinConfig config) {
    // An entity tag is that of the bytes that are sent, so what is packed must be known here.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.staticFiles.add(
        files -> {
          files.directory = "/page";
          files.location = Location.CLASSPATH;
          files.headers = PageHeaders.ALL;
        });
  }

  private Sight sight(Context context) {
    Role role = HttpService.caller(context, settings.gate()).role();
    return role == Role.CONFIDENTIAL
        ? new Sight(EXACT, settings.exactCells(), settings.exactLengths())
        : new Sight("public", settings.publicCells(), settings.publicLengths());
  }

  private static LengthTable known(LengthTable table) {
    if (!table.isKnown()) {
      throw Refusals.notKnown();
    }
    return table;
  }

  private static CellTable known(CellTable table) {
    if (!table.isKnown()) {
      throw Refusals.notKnown();
    }
    return table;
  }

  private void flows(Context context) throws IOException {
    Sight sight = sight(context);
    context.header("Vary", "Accept, Accept-Encoding, Authorization");
    Format format = Format.of(context.header("Accept"));
    FlowQuery query = FlowQuery.of(FlowQuery.parameters(), context.queryParamMap());
    Optional<ShownRelease> release = release(query.vintage(), sight);
    Selection all =
        release
            .map(each -> frozen(each, sight))
            .orElseGet(() -> known(sight.table()))
            .select(query.filter());
    Selection page = page(all, query);
    boolean gzip = Sending.takesGzip(context.header("Accept-Encoding"));
    String tag = tag(page, format, gzip, sight);
    context.header("ETag", tag);
    context.header(
        "Cache-Control", sight.name().equals("public") ? "no-cache" : "private, no-cache");
    if (release.isEmpty()) {
      context.header("Event-Id", events.of(sight.name(), all.change()));
    }
    link(context, all.cells().size(), query);
    if (Sending.isKnown(context.header("If-None-Match"), tag)) {
      context.status(304);
      return;
    }
    context.contentType(format.contentType());
    if (format.hasNames()) {
      context.header("Content-Language", LANGUAGE);
    }
    Sending.send(context, gzip, out -> format.writer().write(page, out));
  }

  /** The release that is asked for; none if what is counted as it is now is. */
  private Optional<ShownRelease> release(Vintage vintage, Sight sight) {
    if (vintage.release().isPresent()) {
      ShownRelease numbered = numbered(vintage.release().get());
      if (vintage.asOf().stream().anyMatch(date -> !date.equals(numbered.asOf()))) {
        throw Refusals.noRelease();
      }
      return Optional.of(numbered);
    }
    if (vintage.asOf().isEmpty()) {
      return Optional.empty();
    }
    String present = sight.table().asOf();
    LocalDate wanted = vintage.asOf().get();
    if (wanted.toString().equals(present)) {
      return Optional.empty();
    }
    return Optional.of(
        settings.releases().asOf(wanted).orElseThrow(() -> Refusals.otherAsOf(present)));
  }

  private ShownRelease numbered(int number) {
    return settings.releases().numbered(number).orElseThrow(Refusals::noRelease);
  }

  private CellTable frozen(ShownRelease release, Sight sight) {
    return sight.isExact()
        ? settings.releases().exactCells(release)
        : settings.releases().publicCells(release);
  }

  private List<LengthRow> frozenLengths(ShownRelease release, Sight sight) {
    return (sight.isExact()
            ? settings.releases().exactLengths(release)
            : settings.releases().publicLengths(release))
        .orElseThrow(() -> Refusals.noLengths(release.number()));
  }

  private void releases(Context context) throws IOException {
    sight(context);
    noParameters(context);
    List<Map<String, Object>> releases = new ArrayList<>();
    for (ShownRelease release : settings.releases().shown()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("number", release.number());
      told.put("asOf", release.asOf().toString());
      releases.add(told);
    }
    context.header("Vary", "Authorization");
    context.header("Cache-Control", "no-cache");
    context.contentType("application/json");
    context.result(JSON.writeValueAsBytes(Map.of("releases", releases)));
  }

  private void revisions(Context context) {
    if (!sight(context).isExact()) {
      throw Refusals.confidential();
    }
    noParameters(context);
    ShownRelease release = numbered(Vintage.release(context.pathParam("number")));
    context.header("Vary", "Authorization");
    context.header("Cache-Control", "private, no-cache");
    context.contentType("text/csv; charset=utf-8");
    context.result(settings.releases().revisions(release));
  }

  private void status(Context context) throws IOException {
    sight(context);
    noParameters(context);
    context.header("Cache-Control", "no-store");
    context.contentType("application/json");
    context.result(JSON.writeValueAsBytes(settings.status().get()));
  }

  private static void noParameters(Context context) {
    if (!context.queryParamMap().isEmpty()) {
      throw Refusals.unknownParameter("none");
    }
  }

  private static Selection page(Selection all, FlowQuery query) {
    int size = all.cells().size();
    int from = (int) Math.min(query.offset(), size);
    int to = (int) Math.min(size, query.limit() > size ? size : from + query.limit());
    return new Selection(all.cells().subList(from, to), all.asOf(), all.change());
  }

  private static String tag(Selection page, Format format, boolean gzip, Sight sight) {
    Hasher hasher = Hashing.sipHash24().newHasher();
    hasher.putInt(EDITION).putInt(format.ordinal()).putBoolean(gzip);
    hasher.putUnencodedChars(sight.name()).putUnencodedChars(page.asOf());
    page.cells().forEach(cell -> hasher.putLong(cell.hash()));
    return '"' + hasher.hash().toString() + '"';
  }

  /** Where the pages before and behind are. */
  private static void link(Context context, long size, FlowQuery query) {
    List<String> links = new ArrayList<>();
    if (query.offset() > 0) {
      links.add(link(context, Math.max(0, query.offset() - query.limit()), "prev"));
    }
    if (query.limit() < size - query.offset()) {
      links.add(link(context, query.offset() + query.limit(), "next"));
    }
    if (!links.isEmpty()) {
      context.header("Link", String.join(", ", links));
    }
  }

  private static String link(Context context, long offset, String relation) {
    List<String> parameters = new ArrayList<>();
    for (String parameter : context.queryString().split("&", -1)) {
      if (!parameter.isEmpty() && !parameter.startsWith(FlowQuery.OFFSET + "=")) {
        parameters.add(parameter);
      }
    }
    if (offset > 0) {
      parameters.add(FlowQuery.OFFSET + "=" + offset);
    }
    return "</v1/flows?" + String.join("&", parameters) + ">; rel=\"" + relation + "\"";
  }

  private void structure(Context context) throws IOException {
    Sight sight = sight(context);
    noParameters(context);
    MediaType type = best(STRUCTURE_TYPES, context);
    CellTable table = known(sight.table());
    context.header("Content-Language", LANGUAGE);
    Sending.sendSmall(
        context,
        type.toString(),
        out -> StructureMessage.write(new TreeSet<>(table.codes(AREAS)), table.asOf(), out));
  }

  private void lengths(Context context) throws IOException {
    Sight sight = sight(context);
    MediaType type = best(LENGTH_TYPES, context);
    LengthQuery query = LengthQuery.of(context.queryParamMap());
    Optional<ShownRelease> release = release(query.vintage(), sight);
    String asOf =
        release.isPresent() ? release.get().asOf().toString() : known(sight.table()).asOf();
    List<LengthRow> rows =
        release.isPresent()
            ? frozenLengths(release.get(), sight).stream().filter(query).toList()
            : known(sight.lengths()).select(query);
    context.header("Cache-Control", sight.isExact() ? "private, no-cache" : "no-cache");
    if (type.equals(CSV)) {
      Sending.sendSmall(context, type + "; charset=utf-8", out -> LengthCsv.write(rows, asOf, out));
    } else {
      Sending.sendSmall(context, type.toString(), out -> LengthJson.write(rows, asOf, out));
    }
  }

  private static MediaType best(List<MediaType> offers, Context context) {
    return Accept.of(context.header("Accept"))
        .best(offers, same -> same)
        .orElseThrow(
            () ->
                Refusals.notAcceptable(
                    String.join(", ", offers.stream().map(MediaType::toString).toList())));
  }

  private void stream(Context context) throws IOException {
    Sight sight = sight(context);
    FlowQuery query = FlowQuery.of(FlowQuery.streamParameters(), context.queryParamMap());
    known(sight.table());
    String last = context.header("Last-Event-ID");
    if (last == null) {
      last = context.queryParam(FlowQuery.LAST_EVENT_ID);
    }
    OptionalLong since = last == null ? OptionalLong.empty() : events.number(sight.name(), last);
    if (streams.incrementAndGet() > MOST_STREAMS) {
      streams.decrementAndGet();
      throw Refusals.tooManyStreams();
    }
    try {
      context.contentType("text/event-stream; charset=utf-8").header("Cache-Control", "no-store");
      new FlowStream(
              sight.table().log(),
              query.filter(),
              number -> events.of(sight.name(), number),
              context.res().getOutputStream()) // Javalin's own keeps what is flushed
          .run(since, last != null, SILENCE, () -> HttpService.caller(context, settings.gate()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The reader went away, as readers do.
    } finally {
      streams.decrementAndGet();
    }
  }

  @Override
  public void close() {
    settings.publicCells().log().close();
    settings.exactCells().log().close();
    service.close();
  }
}
