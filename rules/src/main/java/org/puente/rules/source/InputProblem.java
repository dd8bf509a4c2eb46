package org.puente.rules.source;

/**
 * Stops a command because what it was given cannot be used. Faults in policy files are collected as {@link Problem}s
 * instead; this is for the single fault that leaves nothing else to look at, such as an absent directory.
 */
public final class InputProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Says what is wrong and what to do.
     *
     * @param message what was found and where, one or two sentences, without personal data
     * @param remedy what to do next, one sentence
     */
    public InputProblem(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** As {@link #InputProblem(String, String)}, keeping the cause for {@code --debug}. */
    public InputProblem(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What to do next, one sentence. */
    public String remedy() {
        return remedy;
    }
}
