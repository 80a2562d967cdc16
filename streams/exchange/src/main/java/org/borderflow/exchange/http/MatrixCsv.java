package org.borderflow.exchange.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.deposit.Thousandths;
import org.borderflow.clearing.mirror.Corridor;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.clearing.mirror.MirrorCell;
import org.borderflow.clearing.mirror.Report;

/**
 * The matrix as SDMX-CSV 2.0, of the structure {@code BF:MIRROR(1.0)}: both reports are measures of
 * one observation, with the definitions by which they were counted beside them. An empty report is
 * a gap; its status tells which kind.
 */
final class MatrixCsv {

  static final List<String> COLUMNS =
      List.of(
          "STRUCTURE",
          "STRUCTURE_ID",
          "ACTION",
          "FREQ",
          "ORIGIN",
          "DESTINATION",
          "RULE",
          "SEX",
          "AGE",
          "TIME_PERIOD",
          "ORIGIN_REPORT",
          "DESTINATION_REPORT",
          "DIFFERENCE",
          "RATIO",
          "BEST",
          "BEST_RULE",
          "BEST_QUALITY",
          "BEST_STATUS",
          "COMPARISON",
          "UNLIKE",
          "ORIGIN_STATUS",
          "DESTINATION_STATUS",
          "ORIGIN_RULE",
          "DESTINATION_RULE",
          "ORIGIN_DEPOSIT",
          "DESTINATION_DEPOSIT");

  private MatrixCsv() {}

  /** Writes the cells that are wanted; does not close. */
  static void write(MatrixQuery query, Ledger ledger, Reader reader, OutputStream out)
      throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    csv.writeRecord(COLUMNS);
    for (Corridor corridor : query.corridors(ledger)) {
      for (MirrorCell cell : query.cells(ledger, corridor, reader)) {
        csv.writeRecord(row(query.rule(corridor), corridor, cell));
      }
    }
    csv.flush();
  }

  private static List<String> row(String rule, Corridor corridor, MirrorCell cell) {
    return List.of(
        "dataflow",
        "BF:MIRROR(1.0)",
        "I",
        corridor.frequency().code(),
        corridor.origin(),
        corridor.destination(),
        rule,
        corridor.sex(),
        corridor.age(),
        cell.period().toString(),
        value(cell.origin()),
        value(cell.destination()),
        number(cell.difference()),
        cell.ratio().isPresent() ? ratio(cell.ratio().getAsLong()) : "",
        cell.best().map(best -> Thousandths.text(best.value())).orElse(""),
        cell.best().map(best -> best.rule().name()).orElse(""),
        cell.best().map(best -> best.quality().name()).orElse(""),
        cell.best().map(best -> best.provisional() ? "P" : "E").orElse(""),
        cell.comparison().name(),
        cell.unlike().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
        status(cell.origin()),
        status(cell.destination()),
        definition(cell.origin()),
        definition(cell.destination()),
        deposit(cell.origin()),
        deposit(cell.destination()));
  }

  private static String value(Optional<Report> report) {
    return report.filter(Report::hasValue).map(r -> Thousandths.text(r.value())).orElse("");
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Thousandths.text(value.getAsLong()) : "";
  }

  /** A ratio in thousandths, with three decimals. */
  static String ratio(long thousandths) {
    return BigDecimal.valueOf(thousandths, 3).toPlainString();
  }

  private static String status(Optional<Report> report) {
    return report.map(r -> Character.toString(r.mark().code())).orElse("-");
  }

  private static String definition(Optional<Report> report) {
    return report.map(r -> r.definition().ruleInDays()).orElse("");
  }

  private static String deposit(Optional<Report> report) {
    return report.map(r -> Long.toString(r.deposit())).orElse("");
  }
}
