package org.puente.rules.source;

/**
 * Where something is written: a file (as a path relative to the policy folder), a line and a column, both counted
 * from one. Columns count code points.
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

    /** The whole of a file, for faults that have no better place (an absent or unreadable file). */
    public static Place ofFile(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
