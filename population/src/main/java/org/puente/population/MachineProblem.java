package org.puente.population;

/**
 * Stops a command because the machine does not let it go on: a full disk, no permission, too little memory. Unlike an
 * {@link org.puente.rules.source.InputProblem} it says nothing against what was given.
 */
public final class MachineProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Says what is in the way and what to do.
     *
     * @param message what happened and where, one sentence, without personal data
     * @param remedy what to do next, one sentence
     */
    public MachineProblem(String message, String remedy, Throwable cause) {
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
