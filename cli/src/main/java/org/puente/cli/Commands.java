package org.puente.cli;

import java.util.List;
import java.util.function.Supplier;

/** The commands there are, in the order in which a newcomer meets them. */
final class Commands {

    /**
     * One command. Its class is loaded only when it is asked for, so that {@code puente --help} stays quick.
     *
     * @param summary one line for the list of commands
     */
    record Entry(String name, String summary, Supplier<?> command) {}

    /**
     * A new command is one line here, as {@code new Entry("check", "Check a policy.", () -> new CheckCommand())}. Its
     * class is a picocli command with an example as its {@code footer}.
     */
    static final List<Entry> ALL = List.of(
            new Entry("demo", "Draw a synthetic nation and screen it.", () -> new DemoCommand()),
            new Entry("check", "Check a policy and its worked examples.", () -> new CheckCommand()),
            new Entry("import", "Turn a survey, as it is published, into a population.", () -> new ImportCommand()),
            new Entry("generate", "Draw a synthetic nation to try rules on.", () -> new GenerateCommand()),
            new Entry(
                    "screen",
                    "Judge every unit of a population by every programme in force.",
                    () -> new ScreenCommand()),
            new Entry(
                    "diagnose",
                    "Tell whom programmes reach, what keeps others out, and what it costs.",
                    () -> new DiagnoseCommand()),
            new Entry(
                    "explain", "Say why a programme's verdict on one unit is what it is.", () -> new ExplainCommand()),
            new Entry("pages", "Write a page for people about each programme.", () -> new PagesCommand()));

    private Commands() {}
}
