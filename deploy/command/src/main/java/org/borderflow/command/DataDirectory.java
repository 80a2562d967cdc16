package org.borderflow.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.borderflow.estimates.Method;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.disclosure.DisclosureKey;

/** The directory in which a deployment keeps everything that it keeps here. */
final class DataDirectory implements AutoCloseable {

  private static final String USUAL_OPTION = "--data";

  /** Holds the name that a cluster elsewhere has given itself. */
  private static final String CLUSTER = "cluster.txt";

  private static final String RULES = "rules.txt";
  private static final String PSEUDONYM_KEY = "pseudonym.key";
  private static final String DISCLOSURE_KEY = "disclosure.key";

  private static final Set<DataDirectory> TEMPORARY = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final String option;
  private final boolean temporary;

  private DataDirectory(Path path, String option, boolean temporary) {
    this.path = path;
    this.option = option;
    this.temporary = temporary;
  }

  /** A directory that is kept; made if missing. */
  static DataDirectory kept(Path path) {
    return kept(path, USUAL_OPTION);
  }

  /**
   * A directory that is kept; made if missing.
   *
   * @param option the option that names it
   */
  static DataDirectory kept(Path path, String option) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new Misuse(option + ": " + path + " cannot be made");
    }
    if (!Files.isWritable(path)) {
      throw new Misuse(option + ": " + path + " cannot be written");
    }
    return new DataDirectory(path, option, false);
  }

  /** A directory that is deleted when closed. */
  static DataDirectory temporary() {
    try {
      DataDirectory made =
          new DataDirectory(Files.createTempDirectory("borderflow"), USUAL_OPTION, true);
      TEMPORARY.add(made);
      return made;
    } catch (IOException e) {
      throw new Misuse(
          "no temporary directory can be made in "
              + System.getProperty("java.io.tmpdir")
              + "; name another with TMPDIR");
    }
  }

  /** Deletes all temporary directories, as far as that is possible while they are in use. */
  static void deleteTemporary() {
    for (DataDirectory directory : TEMPORARY) {
      try {
        directory.close();
      } catch (UncheckedIOException e) {
        // Somebody wrote meanwhile; what could be deleted is.
      }
    }
  }

  Path path() {
    return path;
  }

  /** The key of pseudonyms: from the environment, else the one kept here, made once. */
  PseudonymKey pseudonymKey() {
    return PseudonymKey.fromEnvironment(System.getenv()).orElseGet(this::ownKey);
  }

  /** The key of pseudonyms that is kept here, if there is one. */
  Optional<PseudonymKey> presentKey() {
    Path file = path.resolve(PSEUDONYM_KEY);
    return Files.exists(file) ? Optional.of(PseudonymKey.fromFile(file)) : Optional.empty();
  }

  /** The file of the key of pseudonyms that is kept here. */
  Path keyFile() {
    return path.resolve(PSEUDONYM_KEY);
  }

  /** Whole or not at all, and readable by nobody else. */
  static void replaceKey(Path file, PseudonymKey key) {
    writeOnce(file.toAbsolutePath(), key.text());
  }

  private PseudonymKey ownKey() {
    Path file = path.resolve(PSEUDONYM_KEY);
    if (!Files.exists(file)) {
      writeOnce(file, PseudonymKey.generate().hex());
    }
    return PseudonymKey.fromFile(file);
  }

  /** The key of public cells that is kept here, made once; none in a directory that is not kept. */
  Optional<DisclosureKey> disclosureKey() {
    if (temporary) {
      return Optional.empty();
    }
    Path file = path.resolve(DISCLOSURE_KEY);
    if (!Files.exists(file)) {
      writeOnce(file, DisclosureKey.generate().hex());
    }
    return Optional.of(DisclosureKey.of(DisclosureOptions.KEY.in(file)));
  }

  /** Refuses to go on with another method than that by which the state was made. */
  void checkMethod(Method method) {
    checkSame(RULES, StoredRules.text(method), "--country, --rules, --anomalies or --prior");
  }

  /**
   * The method by which the state was made.
   *
   * @throws Misuse if there are none, or if they mean something else by now
   */
  Method method() {
    Path file = path.resolve(RULES);
    if (!Files.exists(file)) {
      throw new Misuse(option + ": " + path + " holds nothing that was counted");
    }
    return StoredRules.of(read(file));
  }

  /**
   * Refuses to go on with another method or key than that under which public cells were made: the
   * same cells under two tell more than under one.
   */
  void checkDisclosure(Disclosure disclosure) {
    checkSame(
        "disclosure.txt",
        disclosure.kind() + " " + disclosure.key().checkValue() + "\n",
        "--disclosure-key or --disclosure-method");
  }

  private void checkSame(String name, String text, String options) {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      writeOnce(file, text);
    } else if (!read(file).equals(text)) {
      throw new Misuse(
          option + ": " + path + " was made with another " + options + "; use a new directory");
    }
  }

  /**
   * Refuses a cluster that holds what was made under a key and rules that are not in this
   * directory, and remembers one that is new.
   *
   * @param id what the cluster says it is
   * @param address how the user calls it
   * @param holdsRecords whether something has been taken in there before
   */
  void checkCluster(String id, String address, boolean holdsRecords) {
    Path file = path.resolve(CLUSTER);
    boolean known = Files.exists(file);
    if (Files.exists(path.resolve("kafka")) || (known && !read(file).equals(id + "\n"))) {
      throw new Misuse("--data: " + path + " belongs to another cluster; use a new directory");
    }
    if (holdsRecords && !known) {
      throw new Misuse(
          "--bootstrap-servers: "
              + address
              + " holds records of an earlier replay; go on with the --data of that one, which has"
              + " its key and rules, or use another cluster");
    }
    if (!known) {
      writeOnce(file, id + "\n");
    }
  }

  /** Refuses to start a cluster here when the directory belongs to one that runs elsewhere. */
  void checkOwnCluster() {
    if (Files.exists(path.resolve(CLUSTER))) {
      throw new Misuse(
          "--data: "
              + path
              + " belongs to a cluster elsewhere: give its --bootstrap-servers and --registry, or"
              + " use a new directory");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole or not at all, and readable by nobody else. */
  private static void writeOnce(Path file, String text) {
    try {
      Path part =
          Files.createTempFile(
              file.getParent(),
              "new",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, text, StandardCharsets.UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    TEMPORARY.remove(this);
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
