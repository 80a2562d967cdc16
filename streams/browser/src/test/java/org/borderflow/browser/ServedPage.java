package org.borderflow.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.access.Role;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.http.ViewServer;
import org.borderflow.view.http.ViewSettings;
import org.borderflow.view.lengths.LengthCsv;
import org.borderflow.view.lengths.LengthRow;
import org.borderflow.view.lengths.LengthTable;
import org.borderflow.view.release.ReleaseShelf;
import org.borderflow.view.sdmx.FlowCsv;

/** The view over tables that a test fills. */
final class ServedPage implements AutoCloseable {

  private final Path dir;
  private final CellTable ofThePublic = new CellTable();
  private final LengthTable publicLengths = new LengthTable();
  private final AgencyRegister register;
  private final ViewServer server;
  private volatile JsonNode status = JsonNodeFactory.instance.objectNode().put("ready", true);

  ServedPage(Path dir, List<Cell> ofThePublic, List<Cell> exact) {
    this.dir = dir;
    CellTable exactCells = new CellTable();
    this.ofThePublic.replace(ofThePublic, Country.AS_OF);
    exactCells.replace(exact, Country.AS_OF);
    LengthTable exactLengths = new LengthTable();
    publicLengths.replace(Country.lengths(false));
    exactLengths.replace(Country.lengths(true));
    this.register = new AgencyRegister(dir);
    this.server =
        ViewServer.start(
            new ViewSettings(
                "127.0.0.1",
                0,
                new Gate(register, false, Clock.systemUTC()),
                this.ofThePublic,
                exactCells,
                publicLengths,
                exactLengths,
                new ReleaseShelf(dir.resolve("releases"), Clock.systemUTC()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Optional::empty,
                () -> status));
  }

  CellTable ofThePublic() {
    return ofThePublic;
  }

  LengthTable publicLengths() {
    return publicLengths;
  }

  /** Freezes a release, as {@code borderflow release} does. */
  void release(int number, String asOf, List<Cell> ofThePublic, List<Cell> exact, String revisions)
      throws IOException {
    Path release = Files.createDirectories(dir.resolve("releases").resolve("000" + number));
    Files.writeString(
        release.resolve("release.json"),
        String.format("{\"number\":%d,\"as_of\":\"%s\",\"embargo_until\":null}", number, asOf));
    write(release.resolve("flows-public.csv"), ofThePublic, asOf);
    write(release.resolve("flows.csv"), exact, asOf);
    Files.writeString(release.resolve("revisions.csv"), revisions);
  }

  /** Lengths of stay of a release that was frozen. */
  void releaseLengths(int number, String asOf, List<LengthRow> ofThePublic) throws IOException {
    Path release = dir.resolve("releases").resolve("000" + number);
    try (OutputStream out = Files.newOutputStream(release.resolve("stay-lengths-public.csv"))) {
      LengthCsv.write(ofThePublic, asOf, out);
    }
  }

  private static void write(Path file, List<Cell> cells, String asOf) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      FlowCsv.write(new Selection(cells, asOf, 0), out);
    }
  }

  /** How the deployment is from now on. */
  void status(JsonNode now) {
    status = now;
  }

  String address() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  /** The key of somebody who may see exact cells. */
  String confidentialKey() {
    return register.add(new Agency("OFFICE", Role.CONFIDENTIAL, Set.of(), 0, null, false, ""));
  }

  @Override
  public void close() {
    server.close();
  }
}
