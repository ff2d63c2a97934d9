package io.scimwright.apim.access;

import io.scimwright.core.error.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a YAML file, read key by key. What is not as expected goes to the problems with its line, and reading goes on, so
 * that all problems of a file are told at once.
 */
final class YamlSection {

    private final Problems problems;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlSection(Problems problems, String path, Node node) {
        this.problems = problems;
        this.path = path;
        this.line = line(node);
        problems.at(path, line);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else if (!isNothing(node)) {
            problems.add(line, path, "expected keys and values, not " + kind(node));
        }
    }

    static YamlSection of(Problems problems, Node root) {
        return new YamlSection(problems, "", root);
    }

    private void add(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (values.put(key, entry.getValueNode()) != null) {
            problems.add(line(entry.getKeyNode()), below(key), "stands twice");
        }
        keyLines.put(key, line(entry.getKeyNode()));
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    private static String kind(Node node) {
        return node instanceof SequenceNode ? "a list" : node instanceof MappingNode ? "keys and values" : "a value";
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The text under a key; the fallback where it is not there. */
    String text(String key, String fallback) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null || isNothing(node)) {
            return fallback;
        }
        problems.at(below(key), line(node));
        return scalar(node, below(key));
    }

    private String scalar(Node node, String at) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problems.add(line(node), at, "expected a text, not " + kind(node));
        return "";
    }

    /** The truth under a key; false where it is not there. */
    boolean flag(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            problem(key, "expected true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    /** The constant under a key, in lower case with hyphens; the fallback where it is not there. */
    <E extends Enum<E>> E constant(String key, Class<E> type, E fallback) {
        String text = text(key, name(fallback));
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return constant;
            }
            names.add(name(constant));
        }
        problem(key, "expected " + String.join(" or ", names) + ", not '" + text + "'");
        return fallback;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void problem(String key, String words) {
        Node node = values.get(key);
        problems.add(node == null ? line : line(node), below(key), words);
    }

    /** The texts in the list under a key; none where it is not there. */
    List<String> texts(String key) {
        return items(key, (node, at) -> scalar(node, at));
    }

    /** The sections in the list under a key; none where it is not there. */
    <T> List<T> sections(String key, Function<YamlSection, T> reader) {
        return items(key, (node, at) -> read(node, at, reader));
    }

    /** The section under a key, read even where it is not there. */
    <T> T section(String key, Function<YamlSection, T> reader) {
        asked.add(key);
        Node node = values.get(key);
        return read(node == null ? nothing() : node, below(key), reader);
    }

    /** What an empty file holds. */
    static Node nothing() {
        return new ScalarNode(Tag.NULL, "", null, null, DumperOptions.ScalarStyle.PLAIN);
    }

    private <T> T read(Node node, String at, Function<YamlSection, T> reader) {
        YamlSection section = new YamlSection(problems, at, node);
        T value = reader.apply(section);
        section.refuseOthers();
        return value;
    }

    private interface ItemReader<T> {
        T read(Node node, String at);
    }

    private <T> List<T> items(String key, ItemReader<T> reader) {
        asked.add(key);
        Node node = values.get(key);
        if (node == null || isNothing(node)) {
            return List.of();
        }
        problems.at(below(key), line(node));
        List<Node> nodes = List.of(node);
        if (node instanceof SequenceNode sequence) {
            nodes = sequence.getValue();
        } else {
            problems.add(line(node), below(key), "expected a list, not " + kind(node));
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = below(key) + "[" + i + "]";
            problems.at(at, line(nodes.get(i)));
            items.add(reader.read(nodes.get(i), at));
        }
        return items;
    }

    /** Refuses the keys that nobody asked for. */
    void refuseOthers() {
        keyLines.forEach((key, at) -> {
            if (!asked.contains(key)) {
                String hint = DidYouMean.hint(key, asked);
                problems.add(
                        at,
                        below(key),
                        "is no known key" + (hint.isEmpty() ? "; known are " + String.join(", ", asked) : hint));
            }
        });
    }
}
