package org.puente.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that says how far a long run is, how fast it goes and how long it will still take. Rooms know
 * it as a {@link LongConsumer} of the units done so far. Safe for several threads.
 */
final class Progress implements LongConsumer, AutoCloseable {

    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();
    private static final long TRUSTED_AFTER_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String ERASE_LINE = "\r\u001B[K";

    private final @Nullable PrintWriter terminal;
    private final String activity;
    private final String units;
    private final LongSupplier nanoClock;
    private long total;
    private long startedAt;
    private long drawnAt;
    private boolean drawn;

    /** Draws on the terminal, or nowhere if there is none. */
    Progress(@Nullable PrintWriter terminal, String activity, String units, long total, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.activity = activity;
        this.units = units;
        this.total = total;
        this.nanoClock = nanoClock;
        this.startedAt = nanoClock.getAsLong();
        this.drawnAt = startedAt - REDRAW_NANOS;
    }

    /** Tells how many units there are, once that is known and they begin: what came before says nothing of their rate. */
    synchronized void expect(long units) {
        total = units;
        startedAt = nanoClock.getAsLong();
        accept(0);
    }

    /** Tells how many units are done so far. */
    @Override
    public synchronized void accept(long done) {
        long now = nanoClock.getAsLong();
        if (terminal == null || now - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = now;
        drawn = true;
        terminal.print(ERASE_LINE + line(done, now - startedAt));
        terminal.flush();
    }

    private String line(long done, long elapsedNanos) {
        StringBuilder line = new StringBuilder(activity);
        line.append(String.format(Locale.ROOT, ": %,d", done));
        if (total > 0) {
            line.append(String.format(Locale.ROOT, " of %,d", total));
        }
        line.append(' ').append(units);
        if (elapsedNanos >= TRUSTED_AFTER_NANOS && done > 0) {
            double perSecond = done * 1e9 / elapsedNanos;
            line.append(String.format(Locale.ROOT, ", %,.0f a second", perSecond));
            if (total > done) {
                line.append(", ").append(duration((total - done) / perSecond)).append(" left");
            }
        }
        return line.toString();
    }

    private static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** Takes the line away, so that what follows starts on a clean one. */
    @Override
    public synchronized void close() {
        if (drawn && terminal != null) {
            terminal.print(ERASE_LINE);
            terminal.flush();
            drawn = false;
        }
    }
}
