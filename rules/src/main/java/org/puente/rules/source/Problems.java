package org.puente.rules.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the faults of all files so that they can be mended in one pass. It also holds the text of the files read,
 * to show the offending line. Not safe for several threads.
 */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Map<String, List<String>> linesByFile = new HashMap<>();

    /** Remembers the text of a file, so that problems in it can show their line. */
    public void remember(String file, String text) {
        linesByFile.put(file, text.lines().toList());
    }

    public void error(Place place, String code, String message, String remedy) {
        add(place, code, Problem.Severity.ERROR, message, remedy);
    }

    public void warning(Place place, String code, String message, String remedy) {
        add(place, code, Problem.Severity.WARNING, message, remedy);
    }

    private void add(Place place, String code, Problem.Severity severity, String message, String remedy) {
        Problem problem = new Problem(place, code, severity, message, remedy, lineAt(place));
        found.add(problem);
    }

    private String lineAt(Place place) {
        List<String> lines = linesByFile.getOrDefault(place.file(), List.of());
        return place.line() >= 1 && place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    }

    public int size() {
        return found.size();
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** All problems, by file, line and column. */
    public List<Problem> list() {
        return found.stream().sorted(Comparator.comparing(Problem::place)).toList();
    }

    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }
}
