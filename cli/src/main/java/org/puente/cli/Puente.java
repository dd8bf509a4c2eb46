package org.puente.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code puente} command itself: finds the command that is asked for, runs it, and answers for its failures. */
public final class Puente {

    private static final int USAGE_WIDTH = 100;

    private final List<Commands.Entry> commands;

    Puente(List<Commands.Entry> commands) {
        this.commands = commands;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = StandardOutput.writer(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = StandardOutput.writer(new FileOutputStream(FileDescriptor.err));
        AtomicBoolean ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!ended.get()) {
                err.printf("%npuente: stopped; what was being written is not whole.%n");
            }
        }));
        int exitCode = new Puente(Commands.ALL).run(out, err, args);
        ended.set(true);
        System.exit(exitCode);
    }

    /** Runs a command; whatever goes wrong becomes one cause and one remedy on {@code err}, and an exit code. */
    int run(PrintWriter out, PrintWriter err, String... args) {
        boolean debug = Arrays.asList(args).contains("--debug");
        try {
            CommandLine line = commandLine(args).setOut(out).setErr(err);
            line.setParameterExceptionHandler((mistake, written) -> UsageMistake.report(mistake, err, debug));
            line.setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, err, debug));
            if (args.length == 0) {
                line.usage(err);
                return ExitCode.WRONG_USAGE;
            }
            if (isUnknownCommand(args[0])) {
                return UsageMistake.report(new UnmatchedArgumentException(line, List.of(args[0])), err, debug);
            }
            int exitCode = line.execute(args);
            return out.checkError() ? reportLoss(err) : exitCode;
        } catch (RuntimeException | Error thrown) {
            return report(thrown, err, debug);
        }
    }

    /** With {@code --help} behind it, picocli would take any word for a question about all commands. */
    private boolean isUnknownCommand(String first) {
        return !first.startsWith("-")
                && commands.stream().noneMatch(entry -> entry.name().equals(first));
    }

    private static int report(Throwable thrown, PrintWriter err, boolean debug) {
        Failure failure = Failure.of(thrown);
        err.println("puente: " + failure.cause());
        err.println("  " + failure.remedy());
        if (debug) {
            thrown.printStackTrace(err);
        }
        return failure.exitCode();
    }

    /** A result that nobody received is no result, however well it was worked out. */
    private static int reportLoss(PrintWriter err) {
        err.println("puente: What was printed could not be written where it was to go: it is lost or not whole.");
        err.println("  Free some space there or send it elsewhere, then run the command again.");
        return ExitCode.OUR_FAILURE;
    }

    private CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(root());
        for (Commands.Entry entry : commands) {
            boolean asked = Arrays.asList(args).contains(entry.name());
            line.addSubcommand(entry.name(), asked ? command(entry) : mention(entry));
        }
        return line.registerConverter(LocalDate.class, Puente::date)
                .registerConverter(Path.class, Puente::path)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(USAGE_WIDTH);
    }

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name("puente");
        root.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version and exit.")
                .build());
        root.versionProvider(() -> new String[] {"puente " + Version.read()});
        root.usageMessage()
                .description("Screens a nation's households against the operating rules of its programmes.")
                .synopsisSubcommandLabel("COMMAND")
                .optionListHeading("%n")
                .commandListHeading("%nCommands:%n")
                .footer("", "Every command explains itself with an example: puente COMMAND --help");
        return root;
    }

    private static CommandSpec mention(Commands.Entry entry) {
        CommandSpec mention = CommandSpec.create();
        mention.usageMessage().description(entry.summary());
        return mention;
    }

    private static CommandSpec command(Commands.Entry entry) {
        CommandSpec command = CommandSpec.forAnnotatedObject(entry.command().get());
        command.usageMessage()
                .description(entry.summary())
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .footerHeading("%nExample:%n")
                .sortOptions(false);
        return command;
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path");
        }
    }

    /** Years have four digits, as in the files: the database knows others, and they are typing errors. */
    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Told below.
        }
        throw new TypeConversionException("'" + text + "' is not a date such as 2016-08-31");
    }
}
