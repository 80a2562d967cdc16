package org.borderflow.ingest.profile;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Dialect;
import org.borderflow.ingest.read.UnusableInput;

/**
 * Reads a profile from YAML. Whatever is wrong with it is said in one line that names the key; what
 * the keys mean is in PROFILES.md.
 */
final class ProfileFile {

  /** What no crossing can do without. */
  static final List<Column> VITAL =
      List.of(
          Column.RECORD_ID,
          Column.DIRECTION,
          Column.CROSSED_AT,
          Column.BORDER_POST,
          Column.CITIZENSHIP);

  private static final List<String> KEYS =
      List.of(
          "name", "description", "format", "identity", "ignored", "tables", "columns", "records");
  private static final List<Column> IDENTITY =
      List.of(
          Column.MRZ,
          Column.PERSON_ID,
          Column.DOCUMENT_ISSUER,
          Column.DOCUMENT_NUMBER,
          Column.DOCUMENT_TYPE);

  private final Node root;
  private final Map<String, Node> keys;
  private final ValueReader values;

  private ProfileFile(Node root, Place place) {
    this.root = root;
    this.keys = root.entries(KEYS);
    TableReader tables = new TableReader(place);
    if (keys.containsKey("tables")) {
      keys.get("tables").entries().forEach(tables::name);
    }
    this.values = new ValueReader(tables);
  }

  /**
   * @param file its file
   * @param source how messages call it
   * @throws UnusableInput if it is not a profile
   */
  static Profile read(Place place, String file, String source) {
    return new ProfileFile(Node.parse(source, place.read(file, source)), place).profile();
  }

  private Profile profile() {
    Identity identity = identity();
    Map<Column, Value> shared =
        keys.containsKey("columns") ? columns(keys.get("columns")) : Map.of();
    List<Mapping> mappings = mappings(shared);
    mappings.forEach(mapping -> check(mapping, identity));
    Set<String> ignored =
        keys.containsKey("ignored") ? new TreeSet<>(keys.get("ignored").names()) : new TreeSet<>();
    return new Profile(
        required("name").name(),
        keys.containsKey("description") ? keys.get("description").text() : "",
        dialect(),
        identity,
        ignored,
        mappings);
  }

  private Node required(String key) {
    if (!keys.containsKey(key)) {
      throw root.wrong("the key " + key + " is missing");
    }
    return keys.get(key);
  }

  private Identity identity() {
    if (!keys.containsKey("identity")) {
      return Identity.REQUIRED;
    }
    Node node = keys.get("identity");
    return switch (node.text().toLowerCase(Locale.ROOT)) {
      case "required" -> Identity.REQUIRED;
      case "none" -> Identity.NONE;
      default -> throw node.wrong("must be required or none");
    };
  }

  private Dialect dialect() {
    Charset encoding = Dialect.STANDARD.encoding();
    char separator = Dialect.STANDARD.separator();
    if (!keys.containsKey("format")) {
      return Dialect.STANDARD;
    }
    Map<String, Node> format = keys.get("format").entries(List.of("encoding", "separator"));
    Node encodingNode = format.get("encoding");
    if (encodingNode != null) {
      try {
        encoding = Charset.forName(encodingNode.name());
      } catch (IllegalArgumentException e) {
        throw encodingNode.wrong("there is no such encoding", e);
      }
    }
    Node separatorNode = format.get("separator");
    if (separatorNode != null) {
      separator = separator(separatorNode);
    }
    try {
      return new Dialect(encoding, separator);
    } catch (IllegalArgumentException e) {
      throw keys.get("format").wrong("separator: cannot separate fields", e);
    }
  }

  private static char separator(Node node) {
    String text = node.exact();
    if (text.equals("tab")) {
      return '\t';
    }
    if (text.length() != 1) {
      throw node.wrong("must be one character, or the word tab");
    }
    return text.charAt(0);
  }

  private List<Mapping> mappings(Map<Column, Value> shared) {
    if (!keys.containsKey("records")) {
      required("columns");
      return List.of(new Mapping(List.of(), shared, shared.keySet()));
    }
    List<Mapping> mappings = new ArrayList<>();
    List<Node> records = keys.get("records").items();
    for (Node record : records) {
      Map<String, Node> parts = record.entries(List.of("when", "columns"));
      if (!parts.containsKey("columns")) {
        throw record.wrong("the key columns is missing");
      }
      Map<Column, Value> own = columns(parts.get("columns"));
      if (records.size() > 1 && !own.containsKey(Column.RECORD_ID)) {
        throw record.wrong("columns must say record_id, or several records would have the same");
      }
      Map<Column, Value> all = new EnumMap<>(Column.class);
      all.putAll(shared);
      all.putAll(own);
      Set<Column> common = EnumSet.noneOf(Column.class);
      common.addAll(shared.keySet());
      common.removeAll(own.keySet());
      List<String> when = parts.containsKey("when") ? parts.get("when").names() : List.of();
      mappings.add(new Mapping(when, all, common));
    }
    if (mappings.isEmpty()) {
      throw keys.get("records").wrong("must not be empty");
    }
    return mappings;
  }

  private Map<Column, Value> columns(Node node) {
    Map<Column, Value> columns = new EnumMap<>(Column.class);
    node.entries()
        .forEach(
            (title, value) -> {
              Column column =
                  Column.OF_FILES.stream()
                      .filter(c -> c.title().equals(title))
                      .findFirst()
                      .orElseThrow(() -> value.wrong("no column of a crossing record"));
              columns.put(column, values.value(value));
            });
    return columns;
  }

  private void check(Mapping mapping, Identity identity) {
    for (Column column : VITAL) {
      boolean inZone = column == Column.CITIZENSHIP && mapping.values().containsKey(Column.MRZ);
      if (!mapping.values().containsKey(column) && !inZone) {
        throw root.wrong("columns: " + column.title() + " is missing");
      }
    }
    Set<Column> given = EnumSet.noneOf(Column.class);
    given.addAll(mapping.values().keySet());
    given.retainAll(IDENTITY);
    boolean says =
        given.contains(Column.MRZ)
            || given.contains(Column.PERSON_ID)
            || given.containsAll(List.of(Column.DOCUMENT_ISSUER, Column.DOCUMENT_NUMBER));
    if (identity == Identity.REQUIRED && !says) {
      throw root.wrong(
          "columns: person_id, or document_issuer and document_number, or mrz is missing;"
              + " if no record says who crossed, write identity: none");
    }
    if (identity == Identity.NONE && !given.isEmpty()) {
      throw root.wrong(
          "columns: " + given.iterator().next().title() + " is an identity, but identity is none");
    }
  }
}
