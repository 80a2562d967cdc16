package org.borderflow.command.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.borderflow.estimates.Estimator;
import org.borderflow.estimates.Observations;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.recount.History;
import org.borderflow.topology.recount.Tabulation;

/**
 * What a release was made from, as SHA-256: two releases with the same digests have the same
 * figures.
 *
 * @param input crossings that stand and residence that is known, by traveller; neither pseudonyms
 *     nor the order in which records came are part of it
 * @param rules country, rules, what is done about missing crossings, prior, disclosure method and
 *     key
 * @param model the counts from which probabilities and intervals were learned
 * @param code the classes that count
 */
public record Digests(String input, String rules, String model, String code) {

  static Digests of(Collection<History> histories, Tabulation tabulation, Disclosure disclosure) {
    return new Digests(
        Sha256.of(histories.stream().map(Digests::text)),
        Sha256.of(
            Stream.of(
                tabulation.method().toString(),
                disclosure.kind() + " " + disclosure.key().checkValue())),
        Sha256.of(
            IntStream.range(0, tabulation.method().rules().rules().size())
                .boxed()
                .flatMap(rule -> texts(rule, tabulation.observations(rule)))),
        digestOfCode());
  }

  /** One digest for each history, so that as many as a country has can be sorted. */
  private static String text(History history) {
    return Sha256.of(
        Stream.concat(
            history.crossings().stream().map(Object::toString),
            history.statuses().stream().map(Object::toString)));
  }

  private static Stream<String> texts(int rule, Observations observations) {
    List<String> texts = new ArrayList<>();
    observations.forEach((group, counts) -> texts.add(rule + " " + group + " " + counts));
    return texts.stream();
  }

  /**
   * Of rules, estimates and recount; the classes of one source are the same wherever it is built.
   */
  private static String digestOfCode() {
    return Sha256.of(
        Stream.of(RuleBook.class, Estimator.class, Tabulation.class)
            .map(Digests::home)
            .flatMap(Digests::classes));
  }

  private static Path home(Class<?> inhabitant) {
    return Path.of(inhabitant.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static Stream<String> classes(Path home) {
    List<String> classes = new ArrayList<>();
    try {
      if (Files.isDirectory(home)) {
        try (Stream<Path> files = Files.walk(home)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            try (InputStream in = Files.newInputStream(file)) {
              add(home.relativize(file).toString(), in, classes);
            }
          }
        }
      } else {
        try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(home))) {
          for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            add(entry.getName(), jar, classes);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes.stream();
  }

  private static void add(String name, InputStream in, List<String> classes) throws IOException {
    if (name.endsWith(".class")) {
      MessageDigest digest = Sha256.begun();
      digest.update(in.readAllBytes());
      classes.add(name + " " + Sha256.hex(digest));
    }
  }
}
