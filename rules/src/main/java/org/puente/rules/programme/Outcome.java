package org.puente.rules.programme;

/** What a clause, or a block of clauses, comes to for one unit. */
public enum Outcome {
    MET,
    UNMET,
    UNKNOWN
}
