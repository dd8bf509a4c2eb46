package org.puente.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyReader;
import org.puente.rules.plan.Plan;
import org.puente.rules.source.Problem;
import org.puente.rules.source.Problems;

/**
 * A checked policy and its plan on a day, for the commands that compute with them.
 *
 * @param policy without problems
 * @param plan the whole catalogue, or the programmes asked for
 */
record PlannedPolicy(Policy policy, Plan plan) {

    /** Reads and plans; empty if there are problems, which have then been printed with what to do about them. */
    static Optional<PlannedPolicy> read(
            PolicyOption option, LocalDate asOf, List<String> programmes, ConsoleOptions console) {
        Problems problems = new Problems();
        Optional<Policy> policy = PolicyReader.read(option.directory(), problems);
        Optional<Plan> plan = problems.hasErrors()
                ? Optional.empty()
                : policy.map(checked -> Plan.of(checked, asOf, programmes, problems));
        List<Problem> errors = problems.list().stream().filter(Problem::isError).toList();
        errors.forEach(problem -> console.err().println(problem.render()));
        if (!errors.isEmpty()) {
            console.err()
                    .println("puente: the policy in " + option.directory() + " cannot be used: "
                            + (errors.size() == 1 ? "1 problem." : errors.size() + " problems."));
            console.err().println("  Mend what is named above; puente check shows it again.");
            return Optional.empty();
        }
        return plan.map(planned -> new PlannedPolicy(policy.orElseThrow(), planned));
    }
}
