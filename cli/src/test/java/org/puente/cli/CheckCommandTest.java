package org.puente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code puente check} prints and how it ends. */
class CheckCommandTest {

    private static final String PROGRAMME = """
            programme: tiny
            names: {es: Prueba, en: Tiny}
            agency: ministry
            unit: household
            editions:
              - from: 2016-01-01
                eligibility:
                  all:
                    - clause: size
                      says: {es: Tamaño, en: Size}
                      cites: {document: rules, article: "1"}
                      when: household.size >= 3
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writePolicy() throws IOException {
        write("country.yaml", "country: xx\n");
        write("agencies.yaml", "agencies:\n  ministry:\n");
        write("sources/rules.yaml", "");
        write(
                "facts/household.yaml",
                "entity: household\nfacts:\n  size: {type: int, label: {es: tamaño, en: size}}\n");
        write("programmes/tiny/programme.yaml", PROGRAMME);
        write(
                "programmes/tiny/size.cases",
                "as of: 2016-08-31\n\ncase | household.size || verdict | because\ntwo | 2 || eligible | size\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int check(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "check";
        args[1] = "--policy";
        args[2] = folder.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return run(args);
    }

    private int run(String... args) {
        return new Puente(Commands.ALL).run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void anImportIsCheckedToo() throws IOException {
        write("imports/census/import.yaml", "names: {es: Censo, en: Census}\nweihgtColumn: factor\n");
        assertThat(check()).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(out.toString()).contains("imports/census/import.yaml:2:1").contains("weightColumn");
    }

    @Test
    void aSoundPolicySaysWhatWasChecked() {
        assertThat(check()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString().strip()).isEqualTo("0 problems. Checked 1 programme, 1 clause.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void casesAreJudgedWhenAskedFor() {
        assertThat(check("--cases")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(out.toString())
                .contains("size.cases:4:1: error [failing-case] 'two' is expected to be eligible", "size unmet")
                .endsWith("\n1 problem." + System.lineSeparator());
    }

    @Test
    void warningsAreShownAndDoNotFail() throws IOException {
        write(
                "programmes/tiny/programme.yaml",
                PROGRAMME + "  - from: 2018-01-01\n" + PROGRAMME.substring(PROGRAMME.indexOf("    eligibility:")));
        write(
                "programmes/tiny/programme.yaml",
                Files.readString(folder.resolve("programmes/tiny/programme.yaml"))
                        .replaceFirst("2016-01-01", "2016-01-01\n    to: 2016-12-31"));
        assertThat(check()).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("warning [gap-between-editions]", "0 problems, 1 warning. Checked 1 programme, 2 clauses.");
    }

    @Test
    void casesWaitUntilTheRulesAreSound() throws IOException {
        write("programmes/tiny/programme.yaml", PROGRAMME.replace("household.size", "household.sise"));
        assertThat(check("--cases")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(out.toString())
                .contains("programme.yaml:12:27", "Did you mean size?", "cases are judged once the policy has none.")
                .doesNotContain("failing-case");
    }

    @Test
    void jsonIsAnArrayForPrograms() throws IOException {
        write("programmes/tiny/programme.yaml", PROGRAMME.replace("household.size", "household.sise"));
        assertThat(check("--json")).isEqualTo(ExitCode.INPUT_PROBLEMS);
        JsonNode problem = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(problem.get("file").asText()).isEqualTo("programmes/tiny/programme.yaml");
        assertThat(problem.get("line").isInt()).isTrue();
        assertThat(problem.get("line").asInt()).isEqualTo(12);
        assertThat(problem.get("column").isInt()).isTrue();
        assertThat(problem.get("code").asText()).isEqualTo("unknown-name");
        assertThat(problem.get("severity").asText()).isEqualTo("error");
        assertThat(problem.get("message").asText())
                .isEqualTo("'sise' is not a fact of a household. Did you mean size?");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonOfASoundPolicyIsAnEmptyArray() throws IOException {
        assertThat(check("--json")).isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(out.toString())).isEmpty();
    }

    @Test
    void aFolderThatIsNoPolicyIsToldSo() {
        assertThat(run("check", "--policy", folder.resolve("nowhere").toString()))
                .isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(run("check", "--policy", folder.resolve("country.yaml").toString()))
                .isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(run("check", "--policy", folder.resolve("facts").toString())).isEqualTo(ExitCode.INPUT_PROBLEMS);
        assertThat(err.toString())
                .contains("There is no policy folder", "is a file, not a policy folder", "it has no country.yaml");
        assertThat(out.toString()).isEmpty();
    }
}
