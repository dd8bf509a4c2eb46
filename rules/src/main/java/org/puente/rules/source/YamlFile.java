package org.puente.rules.source;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML file into {@link SourceNode}s. Any fault becomes a problem; nothing is thrown. */
public final class YamlFile {

    private static final int DEEPEST = 60;

    private final String name;
    private final Problems problems;
    private final int[][] lines;
    private final IdentityHashMap<Node, SourceNode> converted = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Boolean> open = new IdentityHashMap<>();

    private YamlFile(String name, String text, Problems problems) {
        this.name = name;
        this.problems = problems;
        this.lines = text.lines().map(line -> line.codePoints().toArray()).toArray(int[][]::new);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param name how problems call it
     * @return its root, or empty if it is unreadable, malformed or has no content
     */
    public static Optional<SourceNode> read(Path path, String name, Problems problems) {
        return TextFile.read(path, name, problems).flatMap(text -> parse(text, name, problems));
    }

    /** Parses YAML text, as {@link #read}. */
    public static Optional<SourceNode> parse(String text, String name, Problems problems) {
        problems.remember(name, text);
        YamlFile file = new YamlFile(name, text, problems);
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            Composer composer = new Composer(
                    settings, new ParserImpl(settings, new StreamReader(settings, new StringReader(text))));
            Optional<Node> root = composer.getSingleNode();
            return root.map(node -> file.convert(node, 0));
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(file::placeOf).orElse(Place.ofFile(name));
            problems.error(
                    place, "malformed-yaml", "This is not valid YAML: " + oneLine(e.getProblem()) + ".", YAML_REMEDY);
        } catch (YamlEngineException e) {
            problems.error(
                    Place.ofFile(name),
                    "malformed-yaml",
                    "This is not valid YAML: " + oneLine(e.getMessage()) + ".",
                    YAML_REMEDY);
        }
        return Optional.empty();
    }

    private static final String YAML_REMEDY = "Check indentation, quotes and colons near this place.";

    private static String oneLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }

    private SourceNode convert(Node node, int depth) {
        SourceNode known = converted.get(node);
        if (known != null) {
            return known;
        }
        Place place = node.getStartMark().map(this::placeOf).orElse(Place.ofFile(name));
        if (open.containsKey(node) || depth > DEEPEST) {
            problems.error(
                    place,
                    "circular-reference",
                    depth > DEEPEST ? "The file is nested too deeply." : "This value refers to itself.",
                    "Write the value out.");
            return new SourceNode.Empty(place);
        }
        open.put(node, true);
        SourceNode result = convertContent(node, place, depth);
        open.remove(node);
        converted.put(node, result);
        return result;
    }

    private SourceNode convertContent(Node node, Place place, int depth) {
        if (node instanceof MappingNode mapping) {
            return convertMapping(mapping, place, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<SourceNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(item, depth + 1));
            }
            return new SourceNode.Sequence(place, List.copyOf(items));
        }
        ScalarNode scalar = (ScalarNode) node;
        if (scalar.getTag().equals(Tag.NULL) && scalar.isPlain()) {
            return new SourceNode.Empty(place);
        }
        return text(scalar, place);
    }

    private SourceNode convertMapping(MappingNode mapping, Place place, int depth) {
        Map<String, SourceNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode scalarKey)) {
                problems.error(place, "malformed-yaml", "A key must be plain text.", YAML_REMEDY);
                continue;
            }
            Place keyPlace = scalarKey.getStartMark().map(this::placeOf).orElse(place);
            SourceNode.Text key = text(scalarKey, keyPlace);
            SourceNode value = convert(tuple.getValueNode(), depth + 1);
            if (entries.putIfAbsent(key.value(), new SourceNode.Entry(key, value)) != null) {
                problems.error(
                        keyPlace,
                        "duplicate-key",
                        "The key '" + key.value() + "' is given twice.",
                        "Keep one of them.");
            }
        }
        return new SourceNode.Mapping(place, entries);
    }

    private SourceNode.Text text(ScalarNode scalar, Place place) {
        String value = scalar.getValue();
        return new SourceNode.Text(place, value, positions(value, place), !scalar.isPlain());
    }

    /**
     * Finds each character of a scalar in the file. White space may have been folded and quotes escaped, so the two are
     * walked together and only visible characters are matched.
     */
    private List<Place> positions(String value, Place start) {
        List<Place> result = new ArrayList<>(value.length() + 1);
        int line = start.line();
        int column = start.column();
        Place last = start;
        for (int i = 0; i < value.length(); i++) {
            char wanted = value.charAt(i);
            if (!Character.isWhitespace(wanted) && !Character.isLowSurrogate(wanted)) {
                Place found = find(value.codePointAt(i), line, column);
                if (found != null) {
                    last = found;
                    line = found.line();
                    column = found.column() + 1;
                }
            }
            result.add(last);
        }
        result.add(new Place(name, line, column));
        return List.copyOf(result);
    }

    private @Nullable Place find(int codePoint, int fromLine, int fromColumn) {
        int column = fromColumn;
        for (int line = fromLine; line <= lines.length; line++) {
            int[] codePoints = lines[line - 1];
            for (int c = column; c <= codePoints.length; c++) {
                if (codePoints[c - 1] == codePoint) {
                    return new Place(name, line, c);
                }
            }
            column = 1;
        }
        return null;
    }

    private Place placeOf(Mark mark) {
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
