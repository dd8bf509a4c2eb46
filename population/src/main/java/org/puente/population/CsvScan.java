package org.puente.population;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.InputProblem;

/**
 * Walks through a CSV file once, byte by byte, holding nothing but the header, and refuses what is not RFC 4180 in
 * UTF-8: ragged lines, quotes that do not close or stand inside a bare cell, line ends of two kinds. The database reads
 * such files each in its own forgiving way (it drops an empty last cell, for one); after this walk there is only one way
 * to read them.
 */
final class CsvScan {

    /**
     * What the walk found.
     *
     * @param header the column names, white space around them removed
     * @param records how many lines of data
     * @param hasQuotedLineBreak whether a cell spans lines
     */
    record Layout(List<String> header, long records, boolean hasQuotedLineBreak) {}

    /** Where a cell starts: line and column from 1, columns in characters. */
    record Spot(long line, long column) {}

    private enum State {
        CELL_START,
        BARE,
        QUOTED,
        QUOTE_CLOSED
    }

    private enum LineEnd {
        LF,
        CR,
        CRLF
    }

    private static final int BUFFER = 1 << 16;

    /** What one line may hold; it also bounds what the database sets aside for each thread. */
    static final int LONGEST_RECORD = 1_000_000;

    private final TableFile file;
    private final long wantedRecord;
    private final int wantedCell;
    private final List<String> header = new ArrayList<>();
    private final ByteArrayOutputStream headerCell = new ByteArrayOutputStream();
    private final Utf8 utf8 = new Utf8();

    private State state = State.CELL_START;
    private boolean afterCarriageReturn;
    private @Nullable LineEnd lineEnd;
    private boolean headerIsRead;
    private long records;
    private int cells;
    private boolean recordHasContent;
    private long line = 1;
    private long column = 1;
    private long octets;
    private long quoteLine;
    private boolean hasQuotedLineBreak;
    private @Nullable Spot found;

    private CsvScan(TableFile file, long wantedRecord, int wantedCell) {
        this.file = file;
        this.wantedRecord = wantedRecord;
        this.wantedCell = wantedCell;
    }

    /** Walks through the whole file; throws {@link InputProblem} with the line of the first fault. */
    static Layout of(TableFile file) {
        CsvScan scan = new CsvScan(file, -1, -1);
        scan.run();
        return new Layout(List.copyOf(scan.header), scan.records, scan.hasQuotedLineBreak);
    }

    /** Where a cell of a data row starts; both counted from 0. */
    static Spot locate(TableFile file, long row, int cell) {
        CsvScan scan = new CsvScan(file, row, cell);
        scan.run();
        if (scan.found == null) {
            throw new IllegalArgumentException(file.name() + " has no cell " + cell + " in row " + row);
        }
        return scan.found;
    }

    private void run() {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = open()) {
            for (int read = in.read(buffer); read >= 0 && found == null; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (!isPlain(buffer[i])) {
                        accept(buffer[i]);
                    }
                }
            }
        } catch (EOFException | ZipException e) {
            throw new InputProblem(
                    file.name() + " is not a whole gzip file.",
                    "Compress it again, or give it uncompressed as .csv.",
                    e);
        } catch (IOException e) {
            throw new InputProblem(
                    file.name() + " cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Check that you may read it and that the disk is sound.",
                    e);
        }
        if (found == null) {
            end();
        }
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), BUFFER);
        return file.isCompressed() ? new GZIPInputStream(in, BUFFER) : in;
    }

    /** Passes over the ASCII inside a bare cell quickly, which is most of any file. */
    private boolean isPlain(byte octet) {
        if (state != State.BARE || octet <= ',' || !headerIsRead || !utf8.isComplete()) {
            return false;
        }
        column++;
        octets++;
        return true;
    }

    private void accept(byte octet) {
        if (!utf8.accept(octet)) {
            throw refuse("is not valid UTF-8 text", "Save the file as UTF-8.");
        }
        if (octet == 0) {
            throw refuse("holds a zero byte", "Save the file as UTF-8 text (it may be UTF-16 or not a CSV file).");
        }
        octets++;
        switch (state) {
            case QUOTED -> inQuotes(octet);
            case QUOTE_CLOSED -> afterQuote(octet);
            case CELL_START, BARE -> outside(octet);
        }
        if ((octet & 0xC0) != 0x80) {
            column++;
        }
        if (octet == '\n' || (octet == '\r' && state != State.QUOTED)) {
            column = 1;
        }
    }

    private void inQuotes(byte octet) {
        if (octet == '"') {
            state = State.QUOTE_CLOSED;
            return;
        }
        if (octet == '\n') {
            line++;
            hasQuotedLineBreak = true;
        }
        keep(octet);
    }

    private void afterQuote(byte octet) {
        switch (octet) {
            case '"' -> {
                state = State.QUOTED;
                keep(octet);
            }
            case ',' -> endCell();
            case '\r', '\n' -> lineBreak(octet);
            default ->
                throw refuse(
                        "has text after the quotation mark that closes a cell",
                        "Double the quotation marks inside a quoted cell (\"\"), and leave no space after the last.");
        }
    }

    private void outside(byte octet) {
        switch (octet) {
            case ',' -> {
                startCell();
                endCell();
            }
            case '\r', '\n' -> lineBreak(octet);
            case '"' -> {
                if (state == State.BARE && !isByteOrderMarkOnly()) {
                    throw refuse(
                            "has a quotation mark inside a cell that does not begin with one",
                            "Put the whole cell in quotation marks and double those inside it (\"\").");
                }
                startCell();
                quoteLine = line;
                state = State.QUOTED;
                recordHasContent = true;
            }
            default -> {
                startCell();
                state = State.BARE;
                recordHasContent = true;
                keep(octet);
            }
        }
    }

    private boolean isByteOrderMarkOnly() {
        return !headerIsRead && headerCell.toString(StandardCharsets.UTF_8).equals("\uFEFF");
    }

    /** Notes where the cell begins, the first time it is seen. */
    private void startCell() {
        if (state == State.CELL_START && headerIsRead && records == wantedRecord && cells == wantedCell) {
            found = found == null ? new Spot(line, column) : found;
        }
        endCarriageReturn();
    }

    private void endCarriageReturn() {
        if (afterCarriageReturn) {
            afterCarriageReturn = false;
            setLineEnd(LineEnd.CR);
        }
    }

    private void keep(byte octet) {
        if (!headerIsRead) {
            headerCell.write(octet);
        }
    }

    private void endCell() {
        if (!headerIsRead) {
            header.add(headerCell
                    .toString(StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip());
            headerCell.reset();
        }
        cells++;
        recordHasContent = true;
        state = State.CELL_START;
    }

    private void lineBreak(byte octet) {
        if (octet == '\n' && afterCarriageReturn) {
            afterCarriageReturn = false;
            setLineEnd(LineEnd.CRLF);
            return;
        }
        startCell();
        endRecord();
        line++;
        if (octet == '\r') {
            afterCarriageReturn = true;
        } else {
            setLineEnd(LineEnd.LF);
        }
    }

    private void setLineEnd(LineEnd seen) {
        if (lineEnd != null && lineEnd != seen) {
            throw refuse(
                    "begins after a line end of another kind than the first line's",
                    "Save the file with one kind of line end throughout.");
        }
        lineEnd = seen;
    }

    private void endRecord() {
        if (octets > LONGEST_RECORD) {
            throw refuse("is longer than a million bytes", "Look for a quotation mark that opens a cell by mistake.");
        }
        octets = 0;
        boolean isBlank = !recordHasContent;
        if (!headerIsRead) {
            endHeader(isBlank);
        } else if (!isBlank || header.size() == 1) {
            cells++;
            if (cells != header.size()) {
                throw refuse(
                        "has " + cells + (cells == 1 ? " cell" : " cells") + " where the header has " + header.size(),
                        "Give every line as many cells as the header, and quote cells that hold a comma.");
            }
            records++;
        }
        cells = 0;
        recordHasContent = false;
        state = State.CELL_START;
    }

    private void endHeader(boolean isBlank) {
        if (isBlank) {
            throw refuse("is empty where the column names should be", "Write the column names in the first line.");
        }
        endCell();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw refuse("names the column '" + name + "' twice", "Keep one of them, or rename the other.");
            }
        }
        headerIsRead = true;
    }

    private void end() {
        if (state == State.QUOTED) {
            line = quoteLine;
            throw refuse(
                    "opens a quotation mark that is never closed", "Close it, or double it if it belongs to the text.");
        }
        if (!utf8.isComplete()) {
            throw refuse("is not valid UTF-8 text", "Save the file as UTF-8.");
        }
        if (recordHasContent || !headerIsRead) {
            endRecord();
        }
    }

    private InputProblem refuse(String fault, String remedy) {
        return new InputProblem(file.name() + ", line " + line + ": the line " + fault + ".", remedy);
    }

    /** Follows UTF-8 sequences; RFC 3629, without surrogates and overlong forms. */
    private static final class Utf8 {

        private int pending;
        private int lowest = 0x80;
        private int highest = 0xBF;

        boolean accept(byte octet) {
            if (pending == 0 && octet >= 0) {
                return true;
            }
            int value = octet & 0xFF;
            return pending == 0 ? begin(value) : follow(value);
        }

        private boolean begin(int value) {
            lowest = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
            highest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
            if (value >= 0xC2 && value <= 0xDF) {
                pending = 1;
            } else if (value >= 0xE0 && value <= 0xEF) {
                pending = 2;
            } else if (value >= 0xF0 && value <= 0xF4) {
                pending = 3;
            }
            return pending > 0;
        }

        private boolean follow(int value) {
            boolean isValid = value >= lowest && value <= highest;
            lowest = 0x80;
            highest = 0xBF;
            pending--;
            return isValid;
        }

        boolean isComplete() {
            return pending == 0;
        }
    }
}
