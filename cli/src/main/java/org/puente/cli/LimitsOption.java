package org.puente.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.puente.population.DuckDb;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the query engine may use of the machine. A command has it as a {@code @Mixin}. */
final class LimitsOption {

    private static final int MOST_THREADS = 512;
    private static final BigDecimal LEAST_BYTES = BigDecimal.valueOf(64_000_000);
    private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(1024).scaleByPowerOfTen(12);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ?([KMGT]I?B)");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private int threads = Runtime.getRuntime().availableProcessors();
    private String memory = DuckDb.Limits.standard().memory();

    @Option(names = "--threads", paramLabel = "N", description = "How many threads (default: one a core).")
    void setThreads(int number) {
        if (number < 1 || number > MOST_THREADS) {
            throw mistake("--threads must be from 1 to " + MOST_THREADS + ", not " + number + ".");
        }
        threads = number;
    }

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "What the engine may hold in memory, as 400MB or 2GB (default: 400MB).")
    void setMemory(String size) {
        Matcher written = SIZE.matcher(size.toUpperCase(Locale.ROOT));
        if (!written.matches()) {
            throw mistake("--memory must be a size such as 400MB or 2GB, not '" + size + "'.");
        }
        int power = " KMGT".indexOf(written.group(2).charAt(0));
        long step = written.group(2).length() == 3 ? 1024 : 1000;
        BigDecimal bytes = new BigDecimal(written.group(1))
                .multiply(BigDecimal.valueOf(step).pow(power));
        if (bytes.compareTo(LEAST_BYTES) < 0) {
            throw mistake("--memory must be at least 64MB, not " + size + ".");
        }
        if (bytes.compareTo(MOST_BYTES) > 0) {
            throw mistake("--memory must be at most 1024TB, not " + size + ".");
        }
        memory = size;
    }

    DuckDb.Limits limits() {
        return new DuckDb.Limits(threads, memory);
    }

    private ParameterException mistake(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
