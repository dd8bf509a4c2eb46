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

    /** In characters; the library's own limit, told in our words. */
    private static final int LONGEST = 3_000_000;

    /** Of a file with all its references written out. */
    private static final long MOST_VALUES = 300_000;

    private final String name;
    private final Problems problems;
    private final int[][] lines;
    private final IdentityHashMap<Node, SourceNode> converted = new IdentityHashMap<>();
    private final IdentityHashMap<SourceNode, Long> sizes = new IdentityHashMap<>();
    private long expanded;
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
        if (text.length() > LONGEST) {
            problems.error(
                    Place.ofFile(name),
                    "file-too-long",
                    "The file has more than " + LONGEST + " characters.",
                    "Split it into several files.");
            return Optional.empty();
        }
        YamlFile file = new YamlFile(name, text, problems);
        try {
            LoadSettings settings = settings(name, text);
            Composer composer = new Composer(
                    settings, new ParserImpl(settings, new StreamReader(settings, new StringReader(text))));
            Optional<Node> root = composer.getSingleNode();
            return root.map(node -> file.convert(node, 0));
        } catch (MarkedYamlEngineException e) {
            Place place = file.placeOf(e);
            problems.error(
                    place, "malformed-yaml", "This is not valid YAML: " + oneLine(e.getProblem()) + ".", YAML_REMEDY);
        } catch (StackOverflowError e) {
            problems.error(Place.ofFile(name), "malformed-yaml", "The file is nested too deeply.", "Write it flatter.");
        } catch (YamlEngineException e) {
            problems.error(
                    Place.ofFile(name),
                    "malformed-yaml",
                    "This is not valid YAML: " + oneLine(e.getMessage()) + ".",
                    YAML_REMEDY);
        }
        return Optional.empty();
    }

    /**
     * Read at once, since the library breaks off where a character of two parts lies across its buffer's end. Its limit of
     * references is ours: how many values they make.
     */
    private static LoadSettings settings(String name, String text) {
        return LoadSettings.builder()
                .setLabel(name)
                .setBufferSize(text.length() + 2)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
    }

    private static final String YAML_REMEDY =
            "Check indentation, quotes and colons near this place. A text that begins with ! or has ': ' or ' #' in it needs quotes, or a block (>-).";

    private static String oneLine(@Nullable String message) {
        String line =
                message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
        return line.contains("TAB") ? "a tab stands where only spaces may" : line;
    }

    private SourceNode convert(Node node, int depth) {
        Place place = node.getStartMark().map(this::placeOf).orElse(Place.ofFile(name));
        if (depth > DEEPEST) {
            return refuse(place, "The file is nested too deeply.", "Write it flatter.");
        }
        if (open.containsKey(node)) {
            return refuse(place, "This value refers to itself.", "Write the value out.");
        }
        @Nullable SourceNode known = converted.get(node);
        expanded += known == null ? 1 : sizes.getOrDefault(known, 1L);
        if (expanded > MOST_VALUES) {
            return refuse(place, "Repeated by reference, the file has too many values.", "Use fewer references (*).");
        }
        if (known != null) {
            return known;
        }
        long before = expanded;
        open.put(node, true);
        SourceNode result = convertContent(node, place, depth);
        open.remove(node);
        converted.put(node, result);
        sizes.put(result, expanded - before + 1);
        return result;
    }

    private SourceNode refuse(Place place, String message, String remedy) {
        problems.error(place, "circular-reference", message, remedy);
        return new SourceNode.Empty(place);
    }

    private SourceNode convertContent(Node node, Place place, int depth) {
        if (node.getStartMark().filter(this::isTag).isPresent()) {
            problems.error(
                    place,
                    "malformed-yaml",
                    "A value that begins with ! is not read as it is written: YAML takes the ! away.",
                    "Put the whole text in quotes: \"!household.…\".");
        }
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
        ScalarPlaces places = new ScalarPlaces(lines, place, scalar.getScalarStyle());
        Place start = places.start();
        return new SourceNode.Text(start, scalar.getValue(), places.of(scalar.getValue()), !scalar.isPlain());
    }

    /** Where a fault is; one that shows only at the file's end is at what was left open. */
    private Place placeOf(MarkedYamlEngineException fault) {
        Optional<Mark> mark = fault.getProblemMark()
                .filter(found -> found.getLine() < lines.length)
                .or(fault::getContextMark)
                .or(fault::getProblemMark);
        return mark.map(this::placeOf).orElse(Place.ofFile(name));
    }

    /** YAML's tags are a way to lose a negation: in "when: ! household.farm" only "household.farm" is left. */
    private boolean isTag(Mark mark) {
        return mark.getLine() < lines.length
                && mark.getColumn() < lines[mark.getLine()].length
                && lines[mark.getLine()][mark.getColumn()] == '!';
    }

    private Place placeOf(Mark mark) {
        if (mark.getLine() < lines.length) {
            // A lone carriage return at the file's end counts as a column, and is none.
            int column = Math.min(mark.getColumn(), lines[mark.getLine()].length);
            return new Place(name, mark.getLine() + 1, column + 1);
        }
        return lines.length == 0
                ? Place.ofFile(name)
                : new Place(name, lines.length, lines[lines.length - 1].length + 1);
    }
}
