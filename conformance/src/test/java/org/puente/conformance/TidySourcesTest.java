package org.puente.conformance;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every Java source of the program keeps to and no compiler checks. */
class TidySourcesTest {

    /** Surefire runs in the module's directory; the project is the one above. */
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern COUNTRY = Pattern.compile("prospera|m[eé]xic|oportunidades|proinpro|steia");
    private static final int LONGEST_METHOD = 50;

    private static List<Path> sources = List.of();
    private static final List<String> countryNames = new ArrayList<>();
    private static final List<String> longMethods = new ArrayList<>();

    @BeforeAll
    static void readSources() throws IOException {
        sources = mainSources();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, positions).scan(unit, null);
            }
        }
    }

    private static List<Path> mainSources() throws IOException {
        try (Stream<Path> rooms = Files.list(PROJECT)) {
            return rooms.map(room -> room.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(TidySourcesTest::javaFiles)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreSourcesToRead() {
        assertThat(sources).hasSizeGreaterThan(10);
    }

    @Test
    void noSourceNamesACountryOrItsProgrammes() {
        assertThat(countryNames).as("the law is data in policy/").isEmpty();
    }

    @Test
    void methodsStayShort() {
        assertThat(longMethods)
                .as("split what is longer than %d lines", LONGEST_METHOD)
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndForbidsNull() throws IOException {
        Map<Path, List<Path>> byPackage =
                sources.stream().collect(groupingBy(file -> Objects.requireNonNull(file.getParent())));
        List<String> unexplained = new ArrayList<>();
        for (Path directory : byPackage.keySet()) {
            Path explanation = directory.resolve("package-info.java");
            String text = Files.exists(explanation) ? Files.readString(explanation) : "";
            if (!text.startsWith("/**") || !text.contains("@NullMarked")) {
                unexplained.add(PROJECT.relativize(explanation).toString());
            }
        }
        assertThat(unexplained)
                .as("write a sentence of Javadoc and @NullMarked")
                .isEmpty();
    }

    /** Collects what is wrong in one source. */
    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final LineMap lines;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.lines = unit.getLineMap();
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
            if (literal.getValue() instanceof String text
                    && COUNTRY.matcher(text.toLowerCase(Locale.ROOT)).find()) {
                countryNames.add(place(positions.getStartPosition(unit, literal)) + " \"" + text.strip() + '"');
            }
            return super.visitLiteral(literal, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            long start = positions.getStartPosition(unit, method);
            long length = lines.getLineNumber(positions.getEndPosition(unit, method)) - lines.getLineNumber(start) + 1;
            if (length > LONGEST_METHOD) {
                longMethods.add(place(start) + " " + method.getName() + ": " + length + " lines");
            }
            return super.visitMethod(method, null);
        }

        private String place(long position) {
            Path file = Path.of(unit.getSourceFile().toUri());
            return PROJECT.relativize(file) + ":" + lines.getLineNumber(position);
        }
    }
}
