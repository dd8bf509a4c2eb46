package org.puente.diagnosis.report.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.source.InputProblem;

/** Two squares side by side, in each format. */
class BoundariesTest {

    /** Quantised: every unit of a line is a tenth of a degree from 0, 0; the shared side is line 0. */
    private static final String TOPOLOGY = """
            {"type": "Topology", "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
            "objects": {"towns": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "id": "01001", "arcs": [[1, 0]]},
            {"type": "MultiPolygon", "id": "01002", "arcs": [[[2, -1]]]}]}},
            "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]]}
            """;

    private static final String GEO = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"OBJECTID": 2, "state": 1, "town": 1, "name": "A"}, "geometry":
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}},
            {"type": "Feature", "properties": {"OBJECTID": 1, "state": 1, "town": 2, "name": "B"}, "geometry":
            {"type": "MultiPolygon", "coordinates": [[[[1, 0], [2, 0], [2, 1], [1, 1], [1, 0]]]]}}]}
            """;

    private static final Set<String> STATES = Set.of("01");
    private static final Set<String> TOWNS = Set.of("01001", "01002");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("boundaries.json"), text);
    }

    @Test
    void readsSharedLinesOfTopoJsonInBothDirections() throws IOException {
        DrawnPlaces drawn = Boundaries.read(file(TOPOLOGY)).draw(STATES, TOWNS, 100);

        assertThat(drawn.municipalities().width()).isEqualTo(100);
        assertThat(drawn.municipalities().height()).isEqualTo(51);
        assertThat(drawn.municipalities().paths())
                .containsEntry("01001", "M50 0l-50 0 0 50 50 0z")
                .containsEntry("01002", "M50 50l50 0 0-50-50 0z");
    }

    @Test
    void drawsAStateAroundItsMunicipalities() throws IOException {
        for (String text : new String[] {TOPOLOGY, GEO}) {
            String state = Boundaries.read(file(text))
                    .draw(STATES, TOWNS, 100)
                    .states()
                    .paths()
                    .get("01");

            assertThat(state)
                    .as("a rectangle without the side within")
                    .doesNotContain("M50 0", "M50 50")
                    .endsWith("z");
            assertThat(String.valueOf(state).split("M", -1)).hasSize(2);
        }
    }

    @Test
    void putsTwoPropertiesOfNumbersTogetherToACode() throws IOException {
        DrawnPlaces drawn = Boundaries.read(file(GEO)).draw(STATES, TOWNS, 100);

        assertThat(drawn.municipalities().paths()).containsOnlyKeys("01001", "01002");
        assertThat(drawn.municipalities().paths().get("01001")).startsWith("M0 50l50 0");
    }

    @Test
    void doesNotTakeTheNumberOfARowForACode() throws IOException {
        DrawnPlaces drawn = Boundaries.read(file(GEO.replace("\"state\"", "\"CODE\"")
                        .replace("\"CODE\": 1, \"town\": 2", "\"CODE\": 2, \"town\": 2")))
                .draw(Set.of("01", "02"), Set.of(), 100);

        assertThat(drawn.states().paths().get("01"))
                .as("the square in the west")
                .startsWith("M0 ");
    }

    @Test
    void refusesWhatIsNoJson() throws IOException {
        Path file = file("<kml/>");

        assertThatThrownBy(() -> Boundaries.read(file))
                .isInstanceOf(InputProblem.class)
                .hasMessage("The boundary file boundaries.json is not JSON.");
    }

    @Test
    void refusesAFileWithoutPolygons() throws IOException {
        Path file = file("""
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},
                "geometry": {"type": "Point", "coordinates": [1, 2]}}]}
                """);

        assertThatThrownBy(() -> Boundaries.read(file))
                .isInstanceOf(InputProblem.class)
                .hasMessage("The boundary file boundaries.json holds no polygons.");
        Path list = file("[1, 2]");
        assertThatThrownBy(() -> Boundaries.read(list)).isInstanceOf(InputProblem.class);
    }

    @Test
    void refusesAFileOfOtherPlacesAndNamesItsProperties() throws IOException {
        Boundaries boundaries = Boundaries.read(file(GEO));

        assertThatThrownBy(() -> boundaries.draw(Set.of("77"), Set.of("77001"), 100))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("such as 77, 77001")
                .hasMessageContaining("OBJECTID, state, town, name");
    }

    @Test
    void refusesReferencesToNoLine() throws IOException {
        Path file = file(TOPOLOGY.replace("[[1, 0]]", "[[1, 9]]"));

        assertThatThrownBy(() -> Boundaries.read(file))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("refers to lines that it does not have");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> Boundaries.read(folder.resolve("absent.json"))).isInstanceOf(InputProblem.class);
    }
}
