package org.borderflow.command.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.borderflow.estimates.Method;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.recount.DailyFlows;
import org.borderflow.topology.recount.History;
import org.borderflow.topology.recount.LogEnd;
import org.borderflow.topology.recount.ReceivedRecords;
import org.borderflow.topology.recount.Revision;
import org.borderflow.view.file.FileSettings;
import org.borderflow.view.file.FlowFiles;
import org.borderflow.view.lengths.LengthFiles;

/**
 * Makes releases out of the log of received records, without the streams: what a release says must
 * not depend on how far they are.
 */
public final class ReleaseMaker {

  private static final List<String> FILES =
      List.of(
          FlowFiles.EXACT,
          FlowFiles.PUBLIC,
          LengthFiles.EXACT,
          LengthFiles.PUBLIC,
          RevisionsCsv.FILE);

  private final ReceivedLog log;
  private final Releases releases;
  private final ReleaseTerms terms;
  private final Function<Manifest, Method> methodOf;

  /** A count of the log as of a day. */
  private record Counted(
      LogEnd end,
      LocalDate asOf,
      ReceivedRecords records,
      Map<Traveller, History> histories,
      DailyFlows flows,
      Digests digests) {}

  /**
   * A maker.
   *
   * @param releases those made before
   * @param methodOf how an earlier release was counted
   */
  public ReleaseMaker(
      ReceivedLog log, Releases releases, ReleaseTerms terms, Function<Manifest, Method> methodOf) {
    this.log = log;
    this.releases = releases;
    this.terms = terms;
    this.methodOf = methodOf;
  }

  /**
   * Makes the release as of a date, from the log as it is now. If there is one of that date that
   * was made from the same, it is that one.
   */
  public Release make(LocalDate asOf) throws IOException {
    Counted counted = count(log.end(), asOf, terms.method());
    String embargo = terms.embargoUntil().map(Object::toString).orElse(null);
    Optional<Release> same = releases.same(asOf, counted.digests(), embargo);
    if (same.isPresent()) {
      return same.get();
    }
    Optional<Release> latest = releases.latestAsOf(asOf);
    int number = releases.nextNumber();
    Path draft = releases.draft();
    try {
      write(counted, number, latest, embargo, draft);
      LogEndFile.write(counted.end(), draft);
      return releases.freeze(draft, number);
    } finally {
      Releases.delete(draft);
    }
  }

  /**
   * Makes an earlier release once more.
   *
   * @param into where its files go
   * @throws IllegalStateException if they are not what they were, or if somebody was erased since
   */
  public void makeAgain(Release release, Path into) throws IOException {
    Manifest was = release.manifest();
    int erased = log.erasures().since(release.end());
    if (erased > 0) {
      throw new IllegalStateException(
          "release "
              + was.number()
              + " cannot be made again: "
              + erased
              + " identities were erased from the log since; its files stand as they were");
    }
    Counted counted = count(release.end(), release.asOf(), methodOf.apply(was));
    Optional<Release> former =
        was.previous() == null ? Optional.empty() : releases.numbered(was.previous());
    Manifest is = write(counted, was.number(), former, was.embargoUntil(), into);
    if (!is.equals(was)) {
      throw new IllegalStateException(
          "release "
              + was.number()
              + " comes out otherwise: it was made "
              + (is.digests().code().equals(was.digests().code())
                  ? "from another log or with another key"
                  : "by another version of the code"));
    }
  }

  private Counted count(LogEnd end, LocalDate asOf, Method method) {
    int day = Day.of(asOf);
    ReceivedRecords records = log.until(end);
    Map<Traveller, History> histories = records.histories(record -> record.isKnownOn(day), end);
    DailyFlows flows = new DailyFlows(histories, method, day);
    return new Counted(
        end,
        asOf,
        records,
        histories,
        flows,
        Digests.of(histories.values(), flows.tabulation(), terms.disclosure()));
  }

  private Manifest write(
      Counted counted, int number, Optional<Release> former, String embargo, Path into)
      throws IOException {
    FlowFiles files = new FlowFiles(FileSettings.of(into, terms.scratch(), counted.asOf()));
    files.exact(counted.flows().tabulation().cells());
    files.publicCells(terms.disclosure().method());
    LengthFiles lengths = new LengthFiles(into, counted.asOf());
    lengths.exact(counted.flows().tabulation().lengths());
    lengths.ofThePublic(counted.flows().tabulation().publicLengths(terms.disclosure().method()));
    RevisionsCsv.write(revisions(counted, former), into);
    Method method = counted.flows().tabulation().method();
    RuleBook rules = method.rules();
    Map<String, String> digests = new TreeMap<>();
    for (String file : FILES) {
      digests.put(file, Sha256.of(into.resolve(file)));
    }
    Manifest manifest =
        new Manifest(
            number,
            counted.asOf().toString(),
            embargo,
            former.map(Release::number).orElse(null),
            rules.country(),
            rules.rules().stream().map(ResidenceRule::name).toList(),
            rules.anomalies().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            method.prior().toString(),
            terms.disclosure().kind().toString(),
            counted.histories().values().stream().mapToLong(h -> h.crossings().size()).sum(),
            log.erasures().until(counted.end()),
            counted.digests(),
            digests);
    manifest.writeTo(into);
    return manifest;
  }

  private List<Revision.Row> revisions(Counted counted, Optional<Release> former)
      throws IOException {
    if (former.isEmpty()) {
      return List.of();
    }
    Release before = former.get();
    return Revision.of(
        new Revision.Former(
            before.end(),
            Day.of(before.asOf()),
            methodOf.apply(before.manifest()),
            RevisionsCsv.totals(before.directory().resolve(FlowFiles.EXACT))),
        counted.records(),
        counted.end(),
        counted.flows().tabulation().method(),
        Day.of(counted.asOf()),
        counted.flows());
  }
}
