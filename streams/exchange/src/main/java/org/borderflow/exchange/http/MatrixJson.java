package org.borderflow.exchange.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderflow.clearing.deposit.Coverage;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.deposit.Thousandths;
import org.borderflow.clearing.mirror.Best;
import org.borderflow.clearing.mirror.Corridor;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.clearing.mirror.MirrorCell;
import org.borderflow.clearing.mirror.Report;
import org.borderflow.clearing.mirror.Summary;

/** The matrix, its summaries and who deposited what, as plain JSON. What is not known is null. */
final class MatrixJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  private MatrixJson(JsonGenerator json) {
    this.json = json;
  }

  /** An array with an object for each cell that is wanted. */
  static void cells(MatrixQuery query, Ledger ledger, Reader reader, OutputStream out)
      throws IOException {
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      MatrixJson written = new MatrixJson(generator);
      generator.writeStartArray();
      for (Corridor corridor : query.corridors(ledger)) {
        for (MirrorCell cell : query.cells(ledger, corridor, reader)) {
          written.begin(corridor, query.rule(corridor));
          written.cell(cell);
          generator.writeEndObject();
        }
      }
      generator.writeEndArray();
    }
  }

  /** An array with an object for each corridor that is wanted: what its periods come to. */
  static void summaries(MatrixQuery query, Ledger ledger, Reader reader, OutputStream out)
      throws IOException {
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      MatrixJson written = new MatrixJson(generator);
      generator.writeStartArray();
      for (Corridor corridor : query.corridors(ledger)) {
        List<MirrorCell> cells = query.cells(ledger, corridor, reader);
        if (!cells.isEmpty()) {
          written.begin(corridor, query.rule(corridor));
          written.summary(Summary.of(cells));
          generator.writeEndObject();
        }
      }
      generator.writeEndArray();
    }
  }

  /** An array with an object for each deposit. */
  static void deposits(Collection<Deposit> deposits, OutputStream out) throws IOException {
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      MatrixJson written = new MatrixJson(generator);
      generator.writeStartArray();
      for (Deposit deposit : deposits) {
        written.deposit(deposit);
      }
      generator.writeEndArray();
    }
  }

  private void begin(Corridor corridor, String rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("freq", corridor.frequency().code());
    json.writeStringField("origin", corridor.origin());
    json.writeStringField("destination", corridor.destination());
    json.writeStringField("rule", rule);
    json.writeStringField("sex", corridor.sex());
    json.writeStringField("age", corridor.age());
  }

  private void cell(MirrorCell cell) throws IOException {
    json.writeStringField("period", cell.period().toString());
    report("originReport", cell.origin());
    report("destinationReport", cell.destination());
    json.writeStringField("comparison", cell.comparison().name());
    json.writeArrayFieldStart("unlike");
    for (String each : cell.unlike().stream().map(Enum::name).sorted().toList()) {
      json.writeString(each);
    }
    json.writeEndArray();
    if (cell.difference().isPresent()) {
      number("difference", cell.difference().getAsLong());
    } else {
      json.writeNullField("difference");
    }
    if (cell.ratio().isPresent()) {
      number("ratio", cell.ratio().getAsLong());
    } else {
      json.writeNullField("ratio");
    }
    best(cell.best());
  }

  private void report(String name, Optional<Report> report) throws IOException {
    if (report.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    if (report.get().hasValue()) {
      number("value", report.get().value());
    } else {
      json.writeNullField("value");
    }
    json.writeStringField("status", Character.toString(report.get().mark().code()));
    json.writeNumberField("deposit", report.get().deposit());
    json.writeStringField("countedBy", report.get().definition().ruleInDays());
    json.writeEndObject();
  }

  private void best(Optional<Best> best) throws IOException {
    if (best.isEmpty()) {
      json.writeNullField("best");
      return;
    }
    json.writeObjectFieldStart("best");
    number("value", best.get().value());
    json.writeStringField("rule", best.get().rule().name());
    json.writeStringField("quality", best.get().quality().name());
    json.writeBooleanField("provisional", best.get().provisional());
    json.writeEndObject();
  }

  private void summary(Summary summary) throws IOException {
    Summary.Count periods = summary.periods();
    sum("originReport", summary.origin(), periods.origin());
    sum("destinationReport", summary.destination(), periods.destination());
    sum("best", summary.best(), periods.best());
    if (summary.ratio().isPresent()) {
      number("ratio", summary.ratio().get());
    } else {
      json.writeNullField("ratio");
    }
    json.writeStringField("quality", summary.quality().map(Enum::name).orElse(null));
    json.writeObjectFieldStart("periods");
    json.writeNumberField("all", periods.all());
    json.writeNumberField("origin", periods.origin());
    json.writeNumberField("destination", periods.destination());
    json.writeNumberField("compared", periods.compared());
    json.writeNumberField("unlike", periods.unlike());
    json.writeNumberField("best", periods.best());
    json.writeEndObject();
  }

  private void sum(String name, long value, int periods) throws IOException {
    if (periods > 0) {
      number(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  private void number(String name, long thousandths) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Thousandths.text(thousandths));
  }

  private void deposit(Deposit deposit) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", deposit.number());
    json.writeNumberField("version", deposit.version());
    json.writeStringField("asOf", deposit.asOf().toString());
    json.writeStringField("receivedAt", deposit.provenance().receivedAt().toString());
    json.writeStringField("channel", deposit.provenance().channel().name());
    json.writeStringField("digest", deposit.provenance().digest());
    json.writeNumberField("revises", deposit.declaration().revises());
    json.writeStringField("revisionReason", deposit.declaration().reason());
    json.writeFieldName("definition");
    definition(deposit.definition());
    json.writeEndObject();
  }

  private void definition(Definition definition) throws IOException {
    json.writeStartObject();
    json.writeStringField("refArea", definition.refArea());
    json.writeStringField("rule", definition.rule());
    json.writeNumberField("thresholdDays", definition.thresholdDays());
    json.writeNumberField("windowDays", definition.windowDays());
    texts("included", definition.included());
    texts("excluded", definition.excluded());
    json.writeStringField("source", definition.source());
    Coverage coverage = definition.coverage();
    json.writeObjectFieldStart("coverage");
    json.writeStringField("text", coverage.text());
    share("arrivals", coverage, Direction.ARRIVALS);
    share("departures", coverage, Direction.DEPARTURES);
    json.writeEndObject();
    json.writeStringField("contact", definition.contact());
    json.writeStringField("readers", definition.readers().text());
    json.writeBooleanField("zerosOmitted", definition.zerosOmitted());
    json.writeEndObject();
  }

  private void share(String name, Coverage coverage, Direction direction) throws IOException {
    if (coverage.of(direction).isPresent()) {
      number(name, coverage.of(direction).getAsInt());
    } else {
      json.writeNullField(name);
    }
  }

  private void texts(String name, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
