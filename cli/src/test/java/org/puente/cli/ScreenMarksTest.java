package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.testkit.TextFiles;

/** What {@code puente screen} says beside its figures about how far they may be trusted. */
class ScreenMarksTest {

    private static final Path MEXICO = Path.of("..", "policy", "mx");

    @TempDir
    private Path scratch;

    @Test
    void figuresOfASampleOfAnotherDayFromReconstructedRulesAreMarkedAsSuch() {
        String said = screen("country: mx\nreferenceDate: 2016-01-01\nprovenance: {status: illustrative}\n", "250");
        assertThat(said)
                .contains("que representan a 250 hogares")
                .contains("estimaciones de una muestra, sin su margen de error")
                .contains("Los datos son del 2016-01-01; también las edades.")
                .contains("Opciones Productivas · hogares · reglas reconstruidas de otras fuentes")
                .contains("Población ilustrativa: ninguno de estos hogares existe");
    }

    @Test
    void aRegisterOfTheDayNeedsNoMarkOfItsOwn() {
        String said = screen("country: mx\nreferenceDate: 2016-08-31\nprovenance: {status: verified}\n", "1");
        assertThat(said)
                .doesNotContain("estimaciones de una muestra")
                .doesNotContain("Los datos son del")
                .doesNotContain("Población ilustrativa");
    }

    private String screen(String populationFile, String weight) {
        Path population = scratch.resolve("population");
        TextFiles.write(population.resolve("population.yaml"), populationFile);
        TextFiles.write(population.resolve("households.csv"), "household_id,weight\nh1," + weight + "\n");
        StringWriter out = new StringWriter();
        int exit = new Puente(Commands.ALL)
                .run(
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()),
                        "screen",
                        "--policy",
                        MEXICO.toString(),
                        "--population",
                        population.toString(),
                        "--as-of",
                        "2016-08-31",
                        "--out",
                        scratch.resolve("run").toString());
        assertThat(exit).isEqualTo(ExitCode.DONE);
        return out.toString();
    }
}
