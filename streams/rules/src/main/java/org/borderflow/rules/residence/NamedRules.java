package org.borderflow.rules.residence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Rules by their published names. The set is configuration: each property is a name and how many
 * days of how many, for example {@code 12/16 = 365 of 487}.
 */
public final class NamedRules {
  private static final String RESOURCE = "named-rules.properties";

  private final TreeMap<String, ResidenceRule> rules = new TreeMap<>();

  private NamedRules(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      rules.put(name, ResidenceRule.parse(name, properties.getProperty(name)));
    }
  }

  /** The rules that come with the library. */
  public static NamedRules standard() {
    try (InputStream resource = NamedRules.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the library is incomplete: no " + RESOURCE);
      }
      return read(new InputStreamReader(resource, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rules from a properties file. The reader is left open. */
  public static NamedRules read(Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    return of(properties);
  }

  /** Rules from properties. */
  public static NamedRules of(Properties properties) {
    return new NamedRules(properties);
  }

  /** The rule of that name; an unknown name is refused with the known ones. */
  public ResidenceRule named(String name) {
    ResidenceRule rule = rules.get(name);
    if (rule == null) {
      throw new IllegalArgumentException(
          "unknown rule '" + name + "'; known are " + String.join(", ", names()));
    }
    return rule;
  }

  /** Every name, sorted as text. */
  public List<String> names() {
    return List.copyOf(rules.keySet());
  }

  /** Every rule, sorted by name. */
  public List<ResidenceRule> all() {
    return List.copyOf(rules.values());
  }
}
