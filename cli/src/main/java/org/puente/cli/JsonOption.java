package org.puente.cli;

import picocli.CommandLine.Option;

/** For commands whose result a program may read. A command has it as a {@code @Mixin}. */
final class JsonOption {

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    boolean isAsked() {
        return json;
    }
}
