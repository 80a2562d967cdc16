package org.borderflow.service.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells who holds a key or a certificate. Looks at the register while the service runs: a new key
 * opens at once, a revoked one a second longer at most.
 */
public final class Gate {

  private static final long MILLIS_BETWEEN_LOOKS = 1_000;

  /** Who needs no key, where none is needed. */
  private static final Agency ON_THE_SAME_MACHINE = Agency.unregistered(Agency.LOCAL);

  private final AgencyRegister register;
  private final boolean keysOnLoopback;
  private final Clock clock;

  private long lastLook;
  private FileTime lastChange;

  /** By hash of the key, or fingerprint of the certificate: both are SHA-256, and never meet. */
  private Map<String, Agency> byHash = Map.of();

  /**
   * @param keysOnLoopback whether callers on the same machine need a key as well
   */
  public Gate(AgencyRegister register, boolean keysOnLoopback, Clock clock) {
    this.register = register;
    this.keysOnLoopback = keysOnLoopback;
    this.clock = clock;
  }

  /**
   * Who calls. A key that is shown decides alone: whoever has one may use any line.
   *
   * @param key the key shown, or null for none
   * @param certificate SHA-256 of the client certificate shown, in hexadecimal digits, or null for
   *     none; it must be one whose key the caller was found to hold
   * @param fromLoopback whether the caller is on the same machine
   * @return empty if what is shown opens nothing, or none was shown where it is needed
   */
  public Optional<Agency> caller(String key, String certificate, boolean fromLoopback) {
    if (key == null && certificate == null) {
      return fromLoopback && !keysOnLoopback ? Optional.of(ON_THE_SAME_MACHINE) : Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Optional.ofNullable(holder(key == null ? certificate : ApiKey.hash(key)))
        .filter(agency -> agency.isGoodOn(today));
  }

  private synchronized Agency holder(String hash) {
    long now = clock.millis();
    boolean due = lastChange == null || now - lastLook >= MILLIS_BETWEEN_LOOKS || now < lastLook;
    // A key that is not known may have been made this very moment.
    if (due || !byHash.containsKey(hash)) {
      lastLook = now;
      FileTime changed = lastChange();
      if (!changed.equals(lastChange)) {
        byHash = byHash(register.agencies());
        lastChange = changed;
      }
    }
    return byHash.get(hash);
  }

  private FileTime lastChange() {
    try {
      return Files.exists(register.file())
          ? Files.getLastModifiedTime(register.file())
          : FileTime.fromMillis(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Agency> byHash(List<Agency> agencies) {
    Map<String, Agency> map = new HashMap<>();
    for (Agency agency : agencies) {
      if (agency.certificate() == null) {
        map.put(agency.keyHash(), agency);
      } else if (!agency.revoked()) {
        map.put(agency.certificate(), agency); // a revoked one may since be another agency's
      }
    }
    return map;
  }
}
