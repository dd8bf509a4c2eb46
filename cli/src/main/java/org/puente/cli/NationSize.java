package org.puente.cli;

import java.util.Locale;
import org.puente.population.synthetic.SyntheticNation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How many households a synthetic nation may have. */
final class NationSize {

    private NationSize() {}

    /** Refuses a number of households that cannot be drawn as a mistake in how the command was written. */
    static void require(long households, CommandSpec command) {
        if (households < 1 || households > SyntheticNation.MOST_HOUSEHOLDS) {
            throw new ParameterException(
                    command.commandLine(),
                    String.format(Locale.ROOT, "--households must be from 1 to %,d.", SyntheticNation.MOST_HOUSEHOLDS));
        }
    }
}
