package org.puente.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import org.puente.rules.source.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: says which word, and the nearest one that would be. */
final class UsageMistake {

    private UsageMistake() {}

    static int report(ParameterException mistake, PrintWriter err, boolean debug) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        err.println("puente: " + sentence(mistake, command));
        err.println("  See " + name + " --help.");
        if (debug) {
            mistake.printStackTrace(err);
        }
        return ExitCode.WRONG_USAGE;
    }

    private static String sentence(ParameterException mistake, CommandLine command) {
        // A mistyped required option is first of all missing to picocli; the person wants to hear of the typing error.
        List<String> unmatched = mistake instanceof UnmatchedArgumentException exception
                ? exception.getUnmatched()
                : command.getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            return ofUnmatched(unmatched, command);
        }
        String message = String.valueOf(mistake.getMessage())
                .strip()
                .replaceFirst("^Error: ", "")
                .replaceFirst("is not an? (int|long)$", "is not a whole number");
        return message.endsWith(".") ? message : message + ".";
    }

    private static String ofUnmatched(List<String> unmatched, CommandLine command) {
        String word = unmatched.get(0);
        if (word.startsWith("-")) {
            String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return unknown(
                    "option", option, command.getCommandSpec().optionsMap().keySet());
        }
        Collection<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty() ? "There is no use for '" + word + "' here." : unknown("command", word, commands);
    }

    private static String unknown(String what, String written, Collection<String> valid) {
        String advice = Nearest.suggest(written, valid);
        return "Unknown " + what + " '" + written + "'." + (advice.isEmpty() ? "" : " " + advice);
    }
}
