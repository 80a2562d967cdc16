package org.borderflow.ingest.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.borderflow.ingest.read.UnusableInput;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A value in a YAML document, and where it stands, so that whoever finds fault with it can say
 * where. Every scalar is a text: {@code NO} is Norway, {@code 007} is no 7.
 */
final class Node {

  private final String source;
  private final String path;
  private final Object value;

  private Node(String source, String path, Object value) {
    this.source = source;
    this.path = path;
    this.value = value;
  }

  /**
   * @param source name of the document in messages
   * @throws UnusableInput if the text is not YAML
   */
  static Node parse(String source, String text) {
    LoaderOptions loading = new LoaderOptions();
    loading.setAllowDuplicateKeys(false);
    DumperOptions dumping = new DumperOptions();
    Yaml yaml =
        new Yaml(
            new SafeConstructor(loading), new Representer(dumping), dumping, loading, new Texts());
    try {
      return new Node(source, "", yaml.load(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new UnusableInput(source + ": line " + line + ": not YAML: " + e.getProblem(), e);
    } catch (YAMLException e) {
      throw new UnusableInput(source + ": not YAML: " + e.getMessage(), e);
    }
  }

  UnusableInput wrong(String what) {
    return new UnusableInput(source + ": " + (path.isEmpty() ? "" : path + ": ") + what);
  }

  UnusableInput wrong(String what, Throwable cause) {
    return new UnusableInput(source + ": " + path + ": " + what, cause);
  }

  boolean isText() {
    return value instanceof String;
  }

  boolean isList() {
    return value instanceof List<?>;
  }

  boolean isMap() {
    return value instanceof Map<?, ?>;
  }

  String text() {
    return exact().strip();
  }

  /** A text with the blanks around it. */
  String exact() {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("must be a text");
  }

  /** A text that is not blank. */
  String name() {
    String name = text();
    if (name.isEmpty()) {
      throw wrong("must not be blank");
    }
    return name;
  }

  List<Node> items() {
    if (value instanceof List<?> list) {
      return IntStream.range(0, list.size())
          .mapToObj(i -> new Node(source, path + "[" + (i + 1) + "]", list.get(i)))
          .toList();
    }
    throw wrong("must be a list");
  }

  /** The names in a list, or the one that stands alone. */
  List<String> names() {
    return isList() ? items().stream().map(Node::name).toList() : List.of(name());
  }

  Map<String, Node> entries() {
    if (value instanceof Map<?, ?> map) {
      Map<String, Node> entries = new LinkedHashMap<>();
      map.forEach((key, entry) -> entries.put(key(key), at(key(key), entry)));
      return entries;
    }
    throw wrong("must be a mapping of keys to values");
  }

  /** The entries of a mapping that has no other keys than these. */
  Map<String, Node> entries(List<String> known) {
    Map<String, Node> entries = entries();
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            throw entry.wrong("no such key; there are " + String.join(", ", known));
          }
        });
    return entries;
  }

  private String key(Object key) {
    if (key instanceof String text) {
      return text.strip();
    }
    throw wrong("its keys must be texts");
  }

  private Node at(String key, Object entry) {
    return new Node(source, path.isEmpty() ? key : path + "." + key, entry);
  }

  /** Sees a text in every scalar. */
  private static final class Texts extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // none: this is the whole point
    }
  }
}
