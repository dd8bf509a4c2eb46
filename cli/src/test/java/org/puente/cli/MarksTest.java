package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.puente.testkit.TextFiles;

/** What {@code screen} and {@code explain} say beside their answers about how far they may be trusted. */
class MarksTest {

    private static final Path MEXICO = Path.of("..", "policy", "mx");

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2016-01-01 | es | Los datos son del 2016-01-01; también las edades.",
                "2016-01-01 | en | The data are of 2016-01-01, ages included."
            })
    void anExplanationOfFactsOfAnotherDaySaysSoInItsLanguage(String day, String language, String sentence) {
        write("country: mx\nreferenceDate: " + day + "\n", "1");
        assertThat(explain(language)).contains(sentence);
    }

    @Test
    void anExplanationOfFactsOfTheDaySaysNothingOfIt() {
        write("country: mx\nreferenceDate: 2016-08-31\n", "1");
        assertThat(explain("es")).doesNotContain("Los datos son del");
    }

    private String screen(String populationFile, String weight) {
        write(populationFile, weight);
        puente("screen", "--out", scratch.resolve("run").toString());
        return out.toString();
    }

    private String explain(String language) {
        puente("explain", "--unit", "h1", "--programme", "prospera", "--lang", language);
        return err.toString();
    }

    private void write(String populationFile, String weight) {
        TextFiles.write(population().resolve("population.yaml"), populationFile);
        TextFiles.write(population().resolve("households.csv"), "household_id,weight\nh1," + weight + "\n");
    }

    private Path population() {
        return scratch.resolve("population");
    }

    private void puente(String... command) {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--policy", MEXICO.toString(), "--as-of", "2016-08-31"));
        args.addAll(List.of("--population", population().toString()));
        assertThat(new Puente(Commands.ALL)
                        .run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new)))
                .isEqualTo(ExitCode.DONE);
    }
}
