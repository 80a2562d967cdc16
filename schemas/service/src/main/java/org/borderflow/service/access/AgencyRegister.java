package org.borderflow.service.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The register of agencies: a file that is replaced whole, so that a reader never sees half of it,
 * under a lock, so that two writers do not lose each other's changes.
 */
public final class AgencyRegister {

  private static final String FILE = "agencies.json";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;

  /** The register in a data directory. */
  public AgencyRegister(Path data) {
    this.file = data.resolve(FILE);
  }

  /** Where it is. */
  Path file() {
    return file;
  }

  /** Everybody in it, in the order in which they came. */
  public List<Agency> agencies() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return JSON.readValue(file.toFile(), new TypeReference<List<Agency>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("The register of agencies cannot be read: " + file, e);
    }
  }

  /**
   * Enters an agency and makes its key. One that was revoked under the same name is replaced.
   *
   * @param described everything but the key
   * @return the key, which is kept nowhere
   * @throws IllegalArgumentException if there is one of this name already
   */
  public String add(Agency described) {
    String key = ApiKey.generate();
    Agency agency =
        new Agency(
            described.name(),
            described.role(),
            described.posts(),
            described.rate(),
            described.expires(),
            false,
            ApiKey.hash(key),
            null,
            described.edge());
    enter(agency);
    return key;
  }

  /**
   * Enters an agency that comes with a client certificate in place of a key. One that was revoked
   * under the same name is replaced.
   *
   * @param described as it shall be, with the certificate
   * @throws IllegalArgumentException if there is one of this name already, or one that comes with
   *     this certificate
   */
  public void bind(Agency described) {
    enter(described);
  }

  private void enter(Agency agency) {
    change(
        agencies -> {
          Optional<Agency> present = named(agencies, agency.name());
          if (present.isPresent() && !present.get().revoked()) {
            throw new IllegalArgumentException("there is an agency " + agency.name() + " already");
          }
          agencies.stream()
              .filter(other -> !other.revoked() && agency.certificate() != null)
              .filter(other -> agency.certificate().equals(other.certificate()))
              .forEach(
                  other -> {
                    throw new IllegalArgumentException(
                        "the certificate is " + other.name() + "'s already");
                  });
          List<Agency> changed = new ArrayList<>(agencies);
          changed.removeIf(other -> other.name().equals(agency.name()));
          changed.add(agency);
          return changed;
        });
  }

  /**
   * Takes an agency's key or certificate back.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public void revoke(String name) {
    change(
        agencies -> {
          if (named(agencies, name).isEmpty()) {
            throw new IllegalArgumentException("there is no agency " + name);
          }
          return agencies.stream()
              .map(agency -> agency.name().equals(name) ? agency.asRevoked() : agency)
              .toList();
        });
  }

  private static Optional<Agency> named(List<Agency> agencies, String name) {
    return agencies.stream().filter(agency -> agency.name().equals(name)).findFirst();
  }

  private void change(UnaryOperator<List<Agency>> changed) {
    Path lockFile = file.resolveSibling(FILE + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      List<Agency> agencies = changed.apply(agencies());
      Path part =
          Files.createTempFile(
              file.getParent(),
              "agencies",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JSON.writeValue(part.toFile(), agencies);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      assert lock.isValid();
    } catch (IOException e) {
      throw new UncheckedIOException("The register of agencies cannot be written: " + file, e);
    }
  }
}
