package org.puente.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.puente.population.imports.ImportPlanReader;
import org.puente.rules.cases.Case;
import org.puente.rules.cases.CaseFiles;
import org.puente.rules.cases.CaseJudge;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Checks a country's policy folder. Its problems are its result and so go to standard output; only errors among them,
 * not warnings, end it with an exit code other than 0.
 */
@Command(footer = "  puente check --cases")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ConsoleOptions console;

    @Mixin
    private JsonOption json;

    @Mixin
    private PolicyOption policy;

    @Option(names = "--cases", description = "Judge the worked examples (*.cases) too.")
    private boolean withCases;

    @Override
    public Integer call() {
        Path directory = policy.directory();
        Problems problems = new Problems();
        Optional<Policy> read = PolicyReader.read(directory, problems);
        for (String name : ImportPlanReader.list(directory)) {
            ImportPlanReader.read(directory, name, problems);
        }
        List<Case> cases = withCases && read.isPresent() ? check(directory, read.get(), problems) : List.of();
        if (json.isAsked()) {
            console.out().println(toJson(problems.list()));
        } else {
            problems.list().forEach(problem -> console.out().println(problem.render() + "\n"));
            console.out().println(summary(read, cases, problems));
        }
        return problems.hasErrors() ? ExitCode.INPUT_PROBLEMS : ExitCode.DONE;
    }

    /** The cases read; they are judged only by rules that are sound. */
    private static List<Case> check(Path directory, Policy policy, Problems problems) {
        boolean isSound = !problems.hasErrors();
        List<Case> cases = CaseFiles.read(directory, policy, problems);
        if (isSound) {
            new CaseJudge(policy, problems).check(cases);
        }
        return cases;
    }

    private String summary(Optional<Policy> read, List<Case> cases, Problems problems) {
        long errors = problems.list().stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String found = count(errors, "problem") + (warnings == 0 ? "" : ", " + count(warnings, "warning"));
        if (errors > 0) {
            boolean judged = problems.list().stream()
                    .filter(Problem::isError)
                    .allMatch(problem -> problem.place().file().endsWith(".cases"));
            return found + (withCases && !judged ? "; cases are judged once the policy has none" : "") + ".";
        }
        long clauses = read.stream()
                .flatMap(checked -> checked.programmes().stream())
                .flatMap(programme -> programme.editions().stream())
                .mapToLong(edition -> edition.clauses().size())
                .sum();
        return found + ". Checked "
                + count(read.map(checked -> checked.programmes().size()).orElse(0), "programme") + ", "
                + count(clauses, "clause") + (withCases ? ", " + count(cases.size(), "case") : "") + ".";
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private static String toJson(List<Problem> problems) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (Problem problem : problems) {
            ObjectNode node = array.addObject();
            node.put("file", problem.place().file());
            node.put("line", problem.place().line());
            node.put("column", problem.place().column());
            node.put("code", problem.code());
            node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            node.put("message", problem.sentence());
        }
        return array.toPrettyString();
    }
}
