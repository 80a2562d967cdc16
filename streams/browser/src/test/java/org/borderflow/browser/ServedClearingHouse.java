package org.borderflow.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Provenance.Channel;
import org.borderflow.exchange.codec.Receipt;
import org.borderflow.exchange.house.Archive;
import org.borderflow.exchange.house.ClearingHouse;
import org.borderflow.exchange.house.Delivery;
import org.borderflow.exchange.house.KnownCodes;
import org.borderflow.exchange.http.ClearingServer;
import org.borderflow.exchange.http.ClearingSettings;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.access.Role;

/** A clearing-house with the deposits of a few neighbours. */
final class ServedClearingHouse implements AutoCloseable {

  private static final YearMonth FIRST = YearMonth.of(2021, 1);
  private static final int MONTHS = 36;

  private final AgencyRegister register;
  private final ClearingHouse house;
  private final ClearingServer server;

  /** Keeps deposits as long as the test. */
  private static final class Kept implements Archive {

    private final List<Deposit> deposits = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();

    @Override
    public void store(Receipt receipt, Optional<Deposit> deposit) {
      receipts.add(receipt);
      deposit.ifPresent(deposits::add);
    }

    @Override
    public void deposits(Consumer<Deposit> visitor) {
      deposits.forEach(visitor);
    }

    @Override
    public List<Receipt> receipts() {
      return List.copyOf(receipts);
    }
  }

  ServedClearingHouse(Path dir) {
    this.register = new AgencyRegister(dir);
    this.house =
        new ClearingHouse(
            KnownCodes.all(),
            new Kept(),
            Clock.fixed(Instant.parse("2024-06-10T08:00:00Z"), ZoneOffset.UTC));
    this.server =
        ClearingServer.start(
            new ClearingSettings(
                "127.0.0.1",
                0,
                new Gate(register, false, Clock.systemUTC()),
                house,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Optional::empty));
  }

  /** New Zealand and Australia report both ways, Fiji one, Samoa for New Zealand only. */
  void deposit() {
    deposit("NZL", "PUBLIC", "12/16", "2024-05-31", "A,AUS,950", "D,AUS,700", "A,FJI,950");
    deposit("AUS", "PUBLIC", "12/16", "2024-02-29", "A,NZL,980", "D,NZL,800");
    deposit("WSM", "NZL", "12/16", "2024-05-31", "D,NZL,600");
  }

  /** A table of counterparts with the share that is recorded, in thousandths. */
  private void deposit(String area, String readers, String rule, String asOf, String... corridors) {
    StringBuilder csv =
        new StringBuilder(
            "FREQ,REF_AREA,DIRECTION,MEASURE,RULE,COUNTERPART,TIME_PERIOD,OBS_VALUE,OBS_STATUS,AS_OF\n");
    for (String corridor : corridors) {
      String[] parts = corridor.split(",", -1);
      for (int month = 0; month < MONTHS; month++) {
        // A gap in the middle of what Australia says of arrivals.
        if (area.equals("AUS") && parts[0].equals("A") && month >= 14 && month < 17) {
          continue;
        }
        long truth = 2_000 + Math.round(500 * Math.sin(Math.PI * month / 6)) + 10L * month;
        csv.append(
            String.format(
                "M,%s,%s,MIGRANTS,%s,%s,%s,%d,%s,%s%n",
                area,
                parts[0],
                rule,
                parts[1],
                FIRST.plusMonths(month),
                truth * Long.parseLong(parts[2]) / 1_000,
                month > 33 ? "P" : "A",
                asOf));
      }
    }
    String definition =
        """
        {"refArea": "%s", "rule": "%s", "thresholdDays": 365, "windowDays": 487,
         "included": ["%s"], "source": "border records", "readers": "%s",
         "coverage": {"text": "airports and sea ports", "arrivals": 0.95, "departures": 0.7},
         "contact": "Statistics office of %s"}
        """
            .formatted(
                area, rule, area.equals("AUS") ? "visa holders" : "all travellers", readers, area);
    Receipt receipt =
        house.receive(
            new Delivery(
                Channel.HTTP,
                area,
                any -> true,
                "flows.csv",
                "text/csv",
                csv.toString().getBytes(UTF_8),
                definition.getBytes(UTF_8)));
    if (!receipt.accepted()) {
      throw new IllegalStateException(receipt.findings().toString());
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  /** The key of somebody who speaks for New Zealand. */
  String keyOfNewZealand() {
    return register.add(new Agency("STATS", Role.AGENCY, Set.of("NZL"), 0, null, false, ""));
  }

  @Override
  public void close() {
    server.close();
  }
}
