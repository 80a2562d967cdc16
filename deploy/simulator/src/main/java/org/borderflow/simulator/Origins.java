package org.borderflow.simulator;

import java.util.List;
import java.util.Set;

/** The countries that people come from, and how likely each is for which reason. */
final class Origins {

  /** Citizenship, residence, then the weights in the order of {@link Origin}. */
  private static final List<String> TABLE =
      List.of(
          "AUS AUS 3800 300 60 0 700",
          "CHN CHN 900 600 1400 6 0",
          "USA USA 900 160 160 0 0",
          "GBR GBR 750 620 70 0 0",
          "DEU DEU 330 170 110 0 0",
          "JPN JPN 290 80 190 0 0",
          "KOR KOR 300 110 220 0 0",
          "IND IND 330 950 1100 10 0",
          "FRA FRA 190 190 60 0 0",
          "CAN CAN 230 110 40 0 0",
          "SGP SGP 230 50 30 0 0",
          "MYS MYS 170 120 180 2 0",
          "HKG HKG 150 70 60 0 0",
          "TWN TWN 130 70 80 0 0",
          "FJI FJI 160 240 70 0 300",
          "WSM WSM 120 220 40 0 0",
          "TON TON 100 180 30 0 0",
          "PHL PHL 140 820 260 2 0",
          "IDN IDN 90 90 110 1 0",
          "THA THA 90 80 120 1 0",
          "VNM VNM 70 90 250 0 0",
          "NLD NLD 120 80 30 0 0",
          "CHE CHE 90 30 20 0 0",
          "ITA ITA 80 60 20 0 0",
          "ESP ESP 70 50 20 0 0",
          "IRL IRL 80 130 10 0 0",
          "SWE SWE 50 30 20 0 0",
          "DNK DNK 45 20 15 0 0",
          "NOR NOR 35 15 20 0 0",
          "BEL BEL 30 15 8 0 0",
          "AUT AUT 30 12 8 0 0",
          "POL POL 30 25 8 0 0",
          "CZE CZE 30 60 6 0 0",
          "BRA BRA 80 150 130 0 0",
          "ARG ARG 70 120 25 0 0",
          "CHL CHL 50 110 40 0 0",
          "COL COL 25 35 80 5 0",
          "ZAF ZAF 80 420 20 1 0",
          "LKA LKA 40 110 150 9 0",
          "NPL NPL 15 45 130 2 0",
          "PAK PAK 20 45 60 8 0",
          "ISR ISR 40 15 5 0 0",
          "TUR TUR 20 15 15 4 0",
          "GBN GBR 12 6 2 0 0",
          "RKS ALB 3 4 1 2 0",
          "AFG PAK 2 6 2 40 0",
          "SYR TUR 1 3 1 40 0",
          "MMR THA 3 10 6 25 0",
          "XXA MYS 0 0 0 10 0",
          "XXB LBN 0 0 0 8 0");

  private final List<Origin> all;
  private final Weighted<Origin> visitors;
  private final Weighted<Origin> workers;
  private final Weighted<Origin> students;
  private final Weighted<Origin> asylum;
  private final Weighted<Origin> near;

  private Origins(List<Origin> all) {
    this.all = all;
    this.visitors = Weighted.of(all, Origin::visitors);
    this.workers = Weighted.of(all, Origin::workers);
    this.students = Weighted.of(all, Origin::students);
    this.asylum = Weighted.of(all, Origin::asylum);
    this.near = Weighted.of(all, Origin::near);
  }

  /** All but these: the simulated country itself, and one whose people are told of elsewhere. */
  static Origins without(String... countries) {
    Set<String> left = Set.of(countries);
    return new Origins(
        TABLE.stream()
            .map(Origins::parse)
            .filter(origin -> !left.contains(origin.citizenship()))
            .filter(origin -> !left.contains(origin.residence()))
            .toList());
  }

  List<Origin> all() {
    return all;
  }

  Origin visitor(Chance chance) {
    return visitors.draw(chance);
  }

  Origin worker(Chance chance) {
    return workers.draw(chance);
  }

  Origin student(Chance chance) {
    return students.draw(chance);
  }

  Origin asylumSeeker(Chance chance) {
    return asylum.draw(chance);
  }

  Origin neighbour(Chance chance) {
    return near.draw(chance);
  }

  private static Origin parse(String line) {
    String[] part = line.split(" ", -1);
    return new Origin(
        part[0],
        part[1],
        Integer.parseInt(part[2]),
        Integer.parseInt(part[3]),
        Integer.parseInt(part[4]),
        Integer.parseInt(part[5]),
        Integer.parseInt(part[6]));
  }
}
