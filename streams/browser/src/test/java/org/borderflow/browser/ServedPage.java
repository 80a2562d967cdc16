package org.borderflow.browser;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
import org.borderflow.view.http.ViewServer;
import org.borderflow.view.http.ViewSettings;
import org.borderflow.view.release.ReleaseShelf;

/** The view over tables that a test fills. */
final class ServedPage implements AutoCloseable {

  private final CellTable ofThePublic = new CellTable();
  private final AgencyRegister register;
  private final ViewServer server;

  ServedPage(Path dir, List<Cell> ofThePublic, List<Cell> exact) {
    CellTable exactCells = new CellTable();
    this.ofThePublic.replace(ofThePublic, Country.AS_OF);
    exactCells.replace(exact, Country.AS_OF);
    this.register = new AgencyRegister(dir);
    this.server =
        ViewServer.start(
            new ViewSettings(
                "127.0.0.1",
                0,
                new Gate(register, false, Clock.systemUTC()),
                this.ofThePublic,
                exactCells,
                new ReleaseShelf(dir.resolve("releases"), Clock.systemUTC()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Optional::empty));
  }

  CellTable ofThePublic() {
    return ofThePublic;
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
