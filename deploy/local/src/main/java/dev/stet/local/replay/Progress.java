package dev.stet.local.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells how far a run has come, from its start to its end: in place for a person who watches, else
 * a line now and then.
 */
final class Progress implements AutoCloseable {

    /** How progress is shown. */
    enum Mode {
        /** In place with a bar, five times a second. */
        WATCHED(200, "\r", "\u001b[K"),
        /** A line every ten seconds. */
        LINES(10_000, "", System.lineSeparator()),
        NONE(0, "", "");

        private final long everyMillis;
        private final String before;
        private final String after;

        Mode(long everyMillis, String before, String after) {
            this.everyMillis = everyMillis;
            this.before = before;
            this.after = after;
        }
    }

    /**
     * How far the run has come.
     *
     * @param share of the input that was read, 0 to 1; 0 while unknown
     */
    record Counts(long events, long refused, long late, double share) {}

    private static final double NANOS_PER_SECOND = 1e9;

    /** Of a line in place, which must not wrap: a terminal of 80 columns shows it. */
    private static final int WIDTH = 79;

    /** Of the bar, where there is room. */
    private static final int CELLS = 20;

    private static final int CELLS_BESIDE_REFUSED = 8;

    /** A shorter bar says nothing. */
    private static final int FEWEST_CELLS = 3;

    private final Mode mode;
    private final Bars bars;
    private final PrintWriter out;
    private final String task;
    private final Supplier<Counts> counts;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer;
    private volatile long readingSince;
    private volatile boolean writing;

    /**
     * Says the task at once.
     *
     * @param bars of the line that is updated in place
     * @param task {@code reading 3 files, 12 MB}
     * @param nanoTime as {@link System#nanoTime}
     */
    Progress(
            Mode mode,
            Bars bars,
            PrintWriter out,
            String task,
            Supplier<Counts> counts,
            LongSupplier nanoTime) {
        this.mode = mode;
        this.bars = bars;
        this.out = out;
        this.task = task;
        this.counts = counts;
        this.nanoTime = nanoTime;
        this.readingSince = nanoTime.getAsLong();
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        timed -> {
                            Thread thread = new Thread(timed, "progress");
                            thread.setDaemon(true);
                            return thread;
                        });
        if (mode != Mode.NONE) {
            show();
            timer.scheduleWithFixedDelay(
                    this::show, mode.everyMillis, mode.everyMillis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void show() {
        if (!timer.isShutdown()) {
            out.print(mode.before + text() + mode.after);
            out.flush();
        }
    }

    /** Reading begins: what came before is left out of the rate. */
    void reading() {
        readingSince = nanoTime.getAsLong();
    }

    /** All is read; what remains is sorted and written. */
    void writing() {
        writing = true;
    }

    /** A line of {@link Mode#LINES}, or what stands in place. */
    String text() {
        String text = whole();
        return mode == Mode.WATCHED && text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    }

    private String whole() {
        Counts now = counts.get();
        if (writing) {
            return String.format(Locale.ROOT, "%,d events read, writing results", now.events());
        }
        if (now.events() == 0 && now.share() == 0) {
            return task + "...";
        }
        double seconds = Math.max(1e-3, (nanoTime.getAsLong() - readingSince) / NANOS_PER_SECOND);
        return mode == Mode.WATCHED && now.share() > 0 ? bar(now, seconds) : line(now, seconds);
    }

    /** {@code 1,234,567 events read (41 %), 312,000/s, refused 3, late 0, 0:12 left}. */
    private static String line(Counts now, double seconds) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%,d events read", now.events()));
        if (now.share() > 0) {
            text.append(String.format(Locale.ROOT, " (%d %%)", (int) (100 * now.share())));
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        ", %,d/s, refused %,d, late %,d",
                        rate(now, seconds),
                        now.refused(),
                        now.late()));
        if (now.share() > 0) {
            text.append(", ").append(left(now.share(), seconds));
        }
        return text.toString();
    }

    /**
     * {@code ████████▏░░░░░░░░░░░ 41 % 1,234,567 events 312,000/s 0:12 left}, the bar as long as
     * there is room.
     */
    private String bar(Counts now, double seconds) {
        boolean clean = now.refused() == 0 && now.late() == 0;
        String text =
                String.format(
                        Locale.ROOT,
                        "%3d %%  %,d events  %,d/s  %s",
                        (int) (100 * now.share()),
                        now.events(),
                        rate(now, seconds),
                        left(now.share(), seconds));
        if (!clean) {
            text +=
                    String.format(
                            Locale.ROOT, "  refused %,d, late %,d", now.refused(), now.late());
        }
        int room = WIDTH - 1 - text.length();
        int cells = Math.min(clean ? CELLS : CELLS_BESIDE_REFUSED, room);
        return cells < FEWEST_CELLS ? text : bars.progress(now.share(), cells) + ' ' + text;
    }

    private static long rate(Counts now, double seconds) {
        return Math.round(now.events() / seconds);
    }

    private static String left(double share, double seconds) {
        return share >= 1 ? "finishing" : clock(seconds / share * (1 - share)) + " left";
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** Shows nothing more, and clears the line that was updated in place. */
    @Override
    public synchronized void close() {
        timer.shutdownNow();
        if (mode == Mode.WATCHED) {
            out.print(mode.before + mode.after);
            out.flush();
        }
    }
}
