package org.borderflow.exchange.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.UploadedFile;
import io.javalin.http.staticfiles.Location;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Provenance.Channel;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.exchange.codec.Receipt;
import org.borderflow.exchange.house.ClearingHouse;
import org.borderflow.exchange.house.Delivery;
import org.borderflow.exchange.house.NotKept;
import org.borderflow.exchange.house.ReceiptJson;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.Role;
import org.borderflow.service.http.HttpService;
import org.borderflow.service.http.HttpService.Route;
import org.borderflow.service.http.PageHeaders;
import org.borderflow.view.cells.Column;
import org.borderflow.view.sdmx.Concept;

/** Takes deposits and answers readers. */
public final class ClearingServer implements AutoCloseable {

  private static final int LARGEST_TABLE_MIB = 64;
  private static final String CSV = "application/vnd.sdmx.data+csv;version=2.0.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the page has in common with that of the view, under another path. */
  private static final String SHARED = "/shared";

  private static final List<String> SHARED_FILES =
      List.of(
          "/style/",
          "/lib/",
          "/charts/",
          "/app/dom.js",
          "/app/table.js",
          "/app/words.js",
          "/app/query.js",
          "/app/series.js",
          "/app/calendar.js",
          "/icon.svg");

  private final ClearingHouse house;
  private final ClearingSettings settings;
  private final HttpService service;

  private ClearingServer(ClearingSettings settings) {
    this.settings = settings;
    this.house = settings.house();
    this.service =
        new HttpService(
            new HttpService.Settings(
                settings.host(),
                settings.port(),
                settings.gate(),
                settings.metrics(),
                HttpService.Settings.describedBeside(ClearingServer.class),
                settings.notReady()),
            List.of(
                new Route(HandlerType.POST, "/v1/deposits", this::deposit),
                new Route(HandlerType.GET, "/v1/deposits", this::deposits),
                new Route(HandlerType.GET, "/v1/deposits/{number}/report", this::report),
                new Route(HandlerType.GET, "/v1/reports", this::reports),
                new Route(HandlerType.GET, "/v1/matrix", this::matrix),
                new Route(HandlerType.GET, "/v1/corridors", this::corridors),
                new Route(HandlerType.GET, "/v1/countries", this::countries)),
            ClearingServer::configure);
    measure(settings.metrics());
  }

  /** Starts to listen. */
  public static ClearingServer start(ClearingSettings settings) {
    ClearingServer started = new ClearingServer(settings);
    started.service.listen();
    return started;
  }

  /** The port it listens on. */
  public int port() {
    return service.port();
  }

  /** Method and path of everything it answers to, beside the page. */
  Set<String> routes() {
    return service.routes();
  }

  private void measure(PrometheusMeterRegistry metrics) {
    Gauge.builder("borderflow.clearing.deposits", house, ClearingServer::accepted)
        .tag("status", "accepted")
        .register(metrics);
    Gauge.builder("borderflow.clearing.deposits", house, ClearingServer::refused)
        .tag("status", "refused")
        .register(metrics);
    Gauge.builder("borderflow.clearing.corridors", house, h -> h.ledger().size()).register(metrics);
  }

  private static double accepted(ClearingHouse house) {
    return house.receipts().stream().filter(Receipt::accepted).count();
  }

  private static double refused(ClearingHouse house) {
    return house.receipts().stream().filter(receipt -> !receipt.accepted()).count();
  }

  private static void configure(JavalinConfig config) {
    config.jetty.multipartConfig.maxFileSize(LARGEST_TABLE_MIB, SizeUnit.MB);
    config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_TABLE_MIB + 1, SizeUnit.MB);
    config.jetty.multipartConfig.maxInMemoryFileSize(LARGEST_TABLE_MIB + 1, SizeUnit.MB);
    config.staticFiles.add(
        files -> {
          files.directory = "/clearing-house";
          files.location = Location.CLASSPATH;
          files.headers = PageHeaders.ALL;
        });
    config.staticFiles.add(
        files -> {
          files.hostedPath = SHARED;
          files.directory = "/page";
          files.location = Location.CLASSPATH;
          files.headers = PageHeaders.ALL;
          files.skipFileFunction =
              request ->
                  SHARED_FILES.stream()
                      .noneMatch(file -> request.getRequestURI().startsWith(SHARED + file));
        });
  }

  private Agency caller(Context context) {
    return HttpService.caller(context, settings.gate());
  }

  /** What a caller may see. Nobody is shown everything without a key that says so. */
  private static Reader reader(Agency caller) {
    return caller.role() == Role.CONFIDENTIAL ? Reader.KEEPER : new Reader(false, caller.posts());
  }

  /** Whoever needs no key speaks for every country; whoever has one, for those it was made for. */
  private static Predicate<String> speaksFor(Agency caller) {
    boolean withoutKey = caller.keyHash().isEmpty() && caller.certificate() == null;
    return withoutKey ? area -> true : caller.posts()::contains;
  }

  private void deposit(Context context) throws IOException {
    Agency caller = caller(context);
    if (caller.role() != Role.AGENCY) {
      throw Refusals.mayNotDeposit();
    }
    long limit = (long) LARGEST_TABLE_MIB << 20;
    if (context.req().getContentLengthLong() > limit) {
      throw Refusals.tooLarge(limit);
    }
    if (!Objects.requireNonNullElse(context.contentType(), "").startsWith("multipart/form-data")) {
      throw Refusals.noParts();
    }
    UploadedFile table = context.uploadedFile("table");
    UploadedFile definition = context.uploadedFile("definition");
    if (table == null || definition == null) {
      throw Refusals.noParts();
    }
    Receipt receipt =
        receive(
            new Delivery(
                Channel.HTTP,
                caller.name(),
                speaksFor(caller),
                name(table.filename()),
                Objects.requireNonNullElse(table.contentType(), ""),
                bytes(table),
                bytes(definition)));
    if (!receipt.accepted()) {
      throw Refusals.deposit(receipt);
    }
    context.header("Location", "/v1/deposits/" + receipt.number() + "/report");
    HttpService.json(context, 201, ReceiptJson.of(receipt));
  }

  private Receipt receive(Delivery delivery) {
    try {
      return house.receive(delivery);
    } catch (NotKept e) {
      throw Refusals.notKept();
    }
  }

  /** A name of a file that may be told again: letters, digits and few signs. */
  private static String name(String file) {
    return file.matches("[A-Za-z0-9._ -]{1,100}") ? file : "";
  }

  private static byte[] bytes(UploadedFile file) throws IOException {
    try (InputStream in = file.content()) {
      return in.readAllBytes();
    }
  }

  private void deposits(Context context) throws IOException {
    Reader reader = reader(caller(context));
    noParameters(context);
    List<Deposit> seen =
        house.ledger().deposits().stream()
            .filter(deposit -> deposit.definition().readers().admit(reader, deposit.refArea()))
            .toList();
    context.header("Vary", "Authorization");
    context.header("Cache-Control", "no-cache");
    context.contentType("application/json");
    MatrixJson.deposits(seen, context.outputStream());
  }

  /** Reports are for those who deposit for the country, and for those who may see everything. */
  private boolean maySee(Receipt receipt, Agency caller) {
    return caller.role() == Role.CONFIDENTIAL || speaksFor(caller).test(receipt.refArea());
  }

  private void report(Context context) {
    Agency caller = caller(context);
    String number = context.pathParam("number");
    if (!number.matches("\\d{1,15}")) {
      throw Refusals.noDeposit();
    }
    Receipt receipt =
        house
            .receipt(Long.parseLong(number))
            .filter(each -> maySee(each, caller))
            .orElseThrow(Refusals::noDeposit);
    context.header("Cache-Control", "private, no-cache");
    HttpService.json(context, 200, ReceiptJson.of(receipt));
  }

  private void reports(Context context) throws IOException {
    Agency caller = caller(context);
    noParameters(context);
    List<Map<String, Object>> seen =
        house.receipts().stream()
            .filter(receipt -> maySee(receipt, caller))
            .map(ReceiptJson::of)
            .toList();
    context.header("Cache-Control", "private, no-cache");
    context.contentType("application/json");
    context.result(JSON.writeValueAsBytes(seen));
  }

  private static void noParameters(Context context) {
    if (!context.queryParamMap().isEmpty()) {
      throw Refusals.unknownParameter("none");
    }
  }

  /** The state that a question is for. */
  private Ledger ledger(MatrixQuery query) {
    Ledger now = house.ledger();
    long number =
        query.deposit().orElseGet(() -> query.asOf().map(house::number).orElse(now.number()));
    return number >= now.number() ? now : house.ledger(number);
  }

  private void matrix(Context context) throws IOException {
    Reader reader = reader(caller(context));
    MatrixQuery query = MatrixQuery.of(context.queryParamMap());
    Ledger ledger = ledger(query);
    begin(context, ledger);
    if (Objects.requireNonNullElse(context.header("Accept"), "").contains("json")) {
      context.contentType("application/json");
      MatrixJson.cells(query, ledger, reader, context.outputStream());
    } else {
      context.contentType(CSV);
      MatrixCsv.write(query, ledger, reader, context.outputStream());
    }
  }

  private void corridors(Context context) throws IOException {
    Reader reader = reader(caller(context));
    MatrixQuery query = MatrixQuery.of(context.queryParamMap());
    Ledger ledger = ledger(query);
    begin(context, ledger);
    context.contentType("application/json");
    MatrixJson.summaries(query, ledger, reader, context.outputStream());
  }

  /** Names of countries, by code. */
  private void countries(Context context) throws IOException {
    caller(context);
    noParameters(context);
    context.header("Cache-Control", "no-cache");
    context.contentType("application/json");
    context.result(
        JSON.writeValueAsBytes(Concept.of(Column.COUNTERPART).codes().orElseThrow().codes()));
  }

  /** Tells which state it is: whoever names it is shown the same again. */
  private static void begin(Context context, Ledger ledger) {
    context.header("Vary", "Accept, Authorization");
    context.header("Cache-Control", "no-cache");
    context.header("Deposit-Number", Long.toString(ledger.number()));
  }

  @Override
  public void close() {
    service.close();
  }
}
