package org.puente.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.InputProblem;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/**
 * A checked policy and its plan on a day, for the commands that compute with them.
 *
 * @param policy without problems
 * @param plan the whole catalogue, or the programmes asked for
 */
record PlannedPolicy(Policy policy, Plan plan) {

    /**
     * Reads and plans; empty if there are problems, which have then been printed with what to do about them.
     *
     * @throws InputProblem if a programme that is asked for does not exist, or has no edition on that day
     */
    static Optional<PlannedPolicy> read(
            PolicyOption option, LocalDate asOf, List<String> programmes, ConsoleOptions console) {
        Optional<Policy> policy = readPolicy(option, console);
        Problems problems = new Problems();
        Optional<Plan> plan = policy.map(checked -> Plan.of(checked, asOf, programmes, problems));
        problems.list().stream()
                .filter(PlannedPolicy::isOfWhatWasAsked)
                .findFirst()
                .ifPresent(problem -> {
                    throw new InputProblem(problem.message(), problem.remedy());
                });
        if (problems.hasErrors()) {
            String where = "The policy in " + option.directory() + " cannot be used on " + asOf;
            print(problems, where, "Mend what is named above, or choose another day with --as-of.", console);
            return Optional.empty();
        }
        return plan.map(planned -> new PlannedPolicy(policy.orElseThrow(), planned));
    }

    /** Reads a policy; empty if there are problems, which have then been printed with what to do about them. */
    static Optional<Policy> readPolicy(PolicyOption option, ConsoleOptions console) {
        Problems problems = new Problems();
        Optional<Policy> policy = PolicyReader.read(option.directory(), problems);
        if (problems.hasErrors()) {
            String where = "The policy in " + option.directory() + " cannot be used";
            print(problems, where, "Mend what is named above; puente check shows it again.", console);
            return Optional.empty();
        }
        return policy;
    }

    private static boolean isOfWhatWasAsked(Problem problem) {
        return problem.code().equals("unknown-programme") || problem.code().equals("not-in-force");
    }

    private static void print(Problems problems, String where, String remedy, ConsoleOptions console) {
        List<Problem> errors = problems.list().stream().filter(Problem::isError).toList();
        errors.forEach(problem -> console.err().println(problem.render()));
        console.err()
                .println(
                        "puente: " + where + ": " + (errors.size() == 1 ? "1 problem." : errors.size() + " problems."));
        console.err().println("  " + remedy);
    }
}
