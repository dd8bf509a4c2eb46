package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final String IMPORT = """
            import: tiny
            names: {es: Censo, en: Census}
            country: xx
            publisher: An office
            referenceDate: 2016-08-31
            status: illustrative
            licence: none
            attribution: nobody
            provenance: made up
            files:
              homes: {path: homes.csv, columns: {id: , rooms: , weight: }}
            tables: {households: households.sql}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path root;

    @BeforeEach
    void writePolicyAndSource() throws IOException {
        write("policy/country.yaml", "country: xx\nnames: {es: X, en: X}\ncurrency: XXX\nlanguages: [es]\n");
        write("policy/facts/household.yaml", """
                entity: household
                facts:
                  id: {type: text, label: {es: Clave, en: Id}, missing: never}
                  rooms: {type: int, unit: rooms, minimum: 0, label: {es: Cuartos, en: Rooms}, missing: not counted}
                """);
        write("policy/imports/tiny/import.yaml", IMPORT);
        write("policy/imports/tiny/households.sql", "SELECT id AS household_id, weight, rooms FROM homes");
        write("src/homes.csv", "id,rooms,weight\na,2,1000\nb,many,234.5\n");
    }

    @Test
    void endsWithWhatCameOut() {
        assertThat(run("tiny", "--out", "pop")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        "2 households (1,235 weighted), 0 members, 1 rejected, in " + root.resolve("pop"));
        assertThat(err.toString()).contains("0 rows left out and 1 cells made unknown: see ", "rejected.csv");
        assertThat(root.resolve("pop/population.yaml")).exists();
    }

    @Test
    void refusesToOverwriteUnlessForced() {
        run("tiny", "--out", "pop");
        assertThat(run("tiny", "--out", "pop")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString()).contains("is not empty", "--force");
        assertThat(run("tiny", "--out", "pop", "--force")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void namesTheImportsThereAre() {
        assertThat(run("tinny", "--out", "pop")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString()).contains("no import 'tinny'", "Did you mean tiny?");
    }

    @Test
    void showsTheFaultsOfTheImportWithTheirPlace() throws IOException {
        write("policy/imports/tiny/import.yaml", IMPORT.replace("2016-08-31", "last year"));
        assertThat(run("tiny", "--out", "pop")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString())
                .contains("imports/tiny/import.yaml:5:16: error [not-a-date]", "referenceDate: last year");
        assertThat(root.resolve("pop")).doesNotExist();
    }

    @Test
    void outMustBeGiven() {
        assertThat(run("tiny")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("--out");
    }

    private int run(String name, String... more) {
        String[] args = new String[5 + more.length];
        args[0] = "import";
        args[1] = name;
        args[2] = root.resolve("src").toString();
        args[3] = "--policy";
        args[4] = root.resolve("policy").toString();
        for (int i = 0; i < more.length; i++) {
            args[5 + i] = more[i].equals("pop") ? root.resolve("pop").toString() : more[i];
        }
        return new Puente(Commands.ALL).run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private void write(String name, String text) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
