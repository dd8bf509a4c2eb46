package org.puente.cli;

/** What the process tells the program that started it. Other programs rely on these numbers. */
final class ExitCode {

    static final int DONE = 0;
    static final int INPUT_PROBLEMS = 1;
    static final int WRONG_USAGE = 2;
    static final int OUR_FAILURE = 3;

    private ExitCode() {}
}
