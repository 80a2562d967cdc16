package org.borderflow.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.profile.ProfileCheck;
import org.borderflow.ingest.profile.Profiles;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a profile on a file. Takes nothing in and needs no cluster. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Show the first rows of a file as a profile maps them, what is unmapped and refused, and"
            + " how often each field is filled.")
final class ProfileCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "A file in the agency's own layout.")
  private Path file;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "NAME|FILE",
      description = "The profile: one of 'borderflow profile list', or a YAML file.")
  private String profile;

  @Option(
      names = "--rows",
      defaultValue = "5",
      paramLabel = "N",
      description = "How many of the first records to show (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Override
  public Integer call() {
    Profile asked = Profiles.of(profile);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Misuse(file + ": there is no such file, or it cannot be read");
    }
    IntakeSettings settings =
        new IntakeSettings(
            "check",
            "check",
            new Pseudonyms(PseudonymKey.generate()),
            PostRegister.empty(),
            LocalDate.now(ZoneOffset.UTC).plusDays(1),
            Optional.of(asked));
    String name = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      print(ProfileCheck.of(asked, name, in, ReadingFormat.ofName(name), settings.parser(), rows));
    } catch (IOException e) {
      throw new Misuse(name + ": cannot be read");
    }
    return Main.DONE;
  }

  private void print(ProfileCheck check) {
    check.warnings().forEach(warning -> System.err.println("warning: " + warning));
    System.out.printf(
        Locale.ROOT,
        "%s under profile %s: %,d rows, %,d records, %,d acceptable, %,d refused%n",
        file,
        profile,
        check.rows(),
        check.records(),
        check.accepted(),
        check.records() - check.accepted());
    if (!check.first().isEmpty()) {
      System.out.printf("%nfirst records%n");
      line(check.first().get(0).keySet().stream().map(Column::title));
      check.first().forEach(record -> line(record.values().stream()));
    }
    System.out.printf("%nfilled%n");
    check
        .filled()
        .forEach(
            (column, filled) ->
                System.out.printf(
                    Locale.ROOT,
                    "%7.2f %%  %s%n",
                    check.records() == 0 ? 0 : 100.0 * filled / check.records(),
                    column.title()));
    if (!check.refused().isEmpty()) {
      System.out.printf("%nrefused%n");
      check.refused().forEach((why, times) -> System.out.printf("%,9d  %s%n", times, why));
    }
    System.out.printf(
        "%ncolumns of the file that are not mapped%n  %s%n", join(check.unmapped().stream()));
    System.out.printf(
        "fields that the profile does not fill%n  %s%n",
        join(check.unfilled().stream().map(Column::title)));
  }

  private static String join(Stream<String> names) {
    String joined = names.collect(Collectors.joining(", "));
    return joined.isEmpty() ? "none" : joined;
  }

  private static void line(Stream<String> cells) {
    System.out.println(cells.map(ProfileCheckCommand::cell).collect(Collectors.joining(",")));
  }

  private static String cell(String text) {
    boolean bare = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return bare ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
