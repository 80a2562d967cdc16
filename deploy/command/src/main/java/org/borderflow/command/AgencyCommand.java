package org.borderflow.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.borderflow.ingest.tls.Certificates;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Fingerprint;
import org.borderflow.service.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may push, and who may read: makes keys, lists and revokes them. */
@Command(
    name = "agency",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Make, list and revoke the keys of a deployment, or bind certificates. Takes effect at once, also while it runs.",
    subcommands = {
      AgencyCommand.Add.class,
      AgencyCommand.Listing.class,
      AgencyCommand.Revoke.class
    })
final class AgencyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "add, list or revoke? See borderflow agency --help");
  }

  /** Where the register is. */
  static final class DataOption {

    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "Data directory of the deployment.")
    private Path data;

    AgencyRegister register() {
      if (!Files.isDirectory(data)) {
        throw new Misuse("--data: there is no directory " + data);
      }
      return new AgencyRegister(data);
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      sortOptions = false,
      description =
          "Make a key and print it, this once, alone on the last line; or bind a client"
              + " certificate in its place.")
  static final class Add implements Callable<Integer> {

    private static final int LONGEST_NAME = 64;

    @Mixin private DataOption data;

    @Parameters(paramLabel = "NAME", description = "Name under which its records are counted.")
    private String name;

    @Option(
        names = "--role",
        defaultValue = "agency",
        paramLabel = "ROLE",
        description =
            "agency (pushes crossings), operator or confidential (reads exact cells)"
                + " (default: ${DEFAULT-VALUE}).")
    private Role role;

    @Option(
        names = "--posts",
        split = ",",
        paramLabel = "POST",
        description = "Border posts for which it speaks, with commas (default: all).")
    private Set<String> posts = Set.of();

    @Option(
        names = "--rate",
        defaultValue = "0",
        paramLabel = "N",
        description = "Records per second over a while (default: no limit).")
    private long rate;

    @Option(
        names = "--expires",
        paramLabel = "DATE",
        description = "Last day, UTC, on which it opens anything (default: no end).")
    private LocalDate expires;

    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        description =
            "Client certificate (PEM) with which it comes, in place of a key, where the intake has"
                + " --tls-client-ca.")
    private Path certificate;

    @Option(
        names = "--edge",
        description = "It may send pseudonyms in place of identities; see edge --key-secret.")
    private boolean edge;

    @Override
    public Integer call() {
      if (name.isBlank() || !name.matches("[^\\p{Cntrl},\"]{1," + LONGEST_NAME + "}")) {
        throw new Misuse(
            "an agency's name has 1 to " + LONGEST_NAME + " characters, without comma and quote");
      }
      if (rate < 0) {
        throw new Misuse("--rate is a whole number from 1");
      }
      if (edge && role != Role.AGENCY) {
        throw new Misuse("--edge is for the role agency");
      }
      try {
        if (certificate != null) {
          String fingerprint = Fingerprint.of(Certificates.of(certificate).get(0));
          data.register()
              .bind(new Agency(name, role, posts, rate, expires, false, "", fingerprint, edge));
          System.out.printf(
              "%s comes with the certificate of this SHA-256 fingerprint:%n%s%n",
              name, fingerprint);
          return Main.DONE;
        }
        String key =
            data.register()
                .add(new Agency(name, role, posts, rate, expires, false, "", null, edge));
        System.out.printf("The key of %s; it is not shown again:%n%s%n", name, key);
        return Main.DONE;
      } catch (IllegalArgumentException e) {
        throw new Misuse(e.getMessage());
      }
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      description = "Print who has a key or a certificate, as CSV.")
  static final class Listing implements Callable<Integer> {

    @Mixin private DataOption data;

    @Override
    public Integer call() {
      List<Agency> agencies = data.register().agencies();
      System.out.println("name,role,posts,rate,expires,revoked,certificate,edge");
      for (Agency agency : agencies) {
        System.out.printf(
            "%s,%s,%s,%s,%s,%s,%s,%s%n",
            agency.name(),
            agency.role().name().toLowerCase(Locale.ROOT),
            String.join(" ", agency.posts().stream().sorted().toList()),
            agency.rate() == 0 ? "" : agency.rate(),
            agency.expires() == null ? "" : agency.expires(),
            agency.revoked(),
            agency.certificate() == null ? "" : agency.certificate(),
            agency.edge());
      }
      return Main.DONE;
    }
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      description = "Take a key or a certificate back.")
  static final class Revoke implements Callable<Integer> {

    @Mixin private DataOption data;

    @Parameters(paramLabel = "NAME", description = "Whose.")
    private String name;

    @Override
    public Integer call() {
      try {
        data.register().revoke(name);
        return Main.DONE;
      } catch (IllegalArgumentException e) {
        throw new Misuse(e.getMessage());
      }
    }
  }
}
