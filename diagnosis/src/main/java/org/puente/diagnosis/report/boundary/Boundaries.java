package org.puente.diagnosis.report.boundary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.puente.rules.source.InputProblem;

/** Boundary files as read, before they are matched to the places of a diagnosis. */
public final class Boundaries {

    private final List<Geometry> files;
    private final String names;

    private Boundaries(List<Geometry> files, String names) {
        this.files = files;
        this.names = names;
    }

    /** Reads one or several files of TopoJSON or GeoJSON; refuses what is no JSON or holds no polygons. */
    public static Boundaries read(Path... paths) {
        List<Geometry> files = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path path : paths) {
            files.add(GeometryReader.read(path));
            names.add(String.valueOf(path.getFileName()));
        }
        return new Boundaries(files, String.join(", ", names));
    }

    /**
     * Draws the places.
     *
     * @param states codes of states
     * @param municipalities codes of municipalities, which begin with the code of their state
     * @param widest how many units the drawing may be wide
     */
    public DrawnPlaces draw(Set<String> states, Set<String> municipalities, int widest) {
        int stateLength = states.stream().mapToInt(String::length).min().orElse(0);
        List<Drawing> large = drawings(states, 0);
        List<Drawing> small = drawings(municipalities, stateLength);
        Set<String> prefixes = new HashSet<>(states);
        Drawing municipal = best(small, municipalities)
                .map(drawing -> drawing.within(prefixes))
                .orElse(Drawing.NONE);
        Drawing own = best(large, states).map(drawing -> drawing.around(states)).orElse(Drawing.NONE);
        if (municipal.isEmpty() && own.isEmpty()) {
            throw noCode(states, municipalities);
        }
        double[] bounds = (municipal.isEmpty() ? own : municipal).bounds();
        Grid grid = Grid.holding(bounds, widest);
        Map<String, Outline> parts = municipal.outlines(grid);
        Map<String, Outline> dissolved = dissolve(parts, states, stateLength);
        Map<String, Outline> outlines = dissolved.isEmpty() ? own.outlines(grid) : dissolved;
        return new DrawnPlaces(areaMap(grid, outlines), areaMap(grid, parts));
    }

    private List<Drawing> drawings(Set<String> codes, int lengthOfFirst) {
        List<Drawing> drawings = new ArrayList<>();
        for (Geometry file : files) {
            CodeProperty.find(file.features(), codes, lengthOfFirst)
                    .ifPresent(property -> drawings.add(Drawing.of(file, property, codes, lengthOfFirst)));
        }
        return drawings;
    }

    /** The file that knows the most places, and of these the one with the fewest areas. */
    private static Optional<Drawing> best(List<Drawing> drawings, Set<String> codes) {
        Drawing best = null;
        for (Drawing drawing : drawings) {
            if (best == null
                    || drawing.known(codes) > best.known(codes)
                    || (drawing.known(codes) == best.known(codes) && drawing.areas() < best.areas())) {
                best = drawing;
            }
        }
        return Optional.ofNullable(best);
    }

    /** States as what their municipalities make together, so that both maps agree at every border. */
    private static Map<String, Outline> dissolve(Map<String, Outline> parts, Set<String> states, int length) {
        Map<String, List<Outline>> byState = new HashMap<>();
        parts.forEach((code, outline) -> {
            if (length > 0 && code.length() > length) {
                byState.computeIfAbsent(code.substring(0, length), state -> new ArrayList<>())
                        .add(outline);
            }
        });
        if (!byState.keySet().containsAll(states)) {
            return Map.of();
        }
        Map<String, Outline> outlines = new TreeMap<>();
        byState.forEach((state, outline) -> outlines.put(state, Outline.around(outline)));
        return outlines;
    }

    private static AreaMap areaMap(Grid grid, Map<String, Outline> outlines) {
        Map<String, String> paths = new TreeMap<>();
        outlines.forEach((code, outline) -> paths.put(code, outline.path()));
        return new AreaMap(grid.width(), grid.height(), paths);
    }

    private InputProblem noCode(Set<String> states, Set<String> municipalities) {
        String example = states.stream().sorted().findFirst().orElse("")
                + municipalities.stream()
                        .sorted()
                        .findFirst()
                        .map(code -> ", " + code)
                        .orElse("");
        String properties = files.stream()
                .flatMap(file -> CodeProperty.names(file.features()).stream())
                .distinct()
                .limit(20)
                .collect(Collectors.joining(", "));
        return new InputProblem(
                "No area of " + names + " has a code of the places that were screened, such as " + example
                        + ". Its areas have " + (properties.isEmpty() ? "no properties" : properties) + ".",
                "Name a file in which a property, or the id, holds the codes of states or municipalities.");
    }
}
