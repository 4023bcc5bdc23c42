package dev.stet.local.demo;

import dev.stet.local.embedded.EmbeddedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lays out what the demo shows for a screen of any size: no line is longer than the screen is wide,
 * and where it is too low, the least important lines are left out.
 */
final class Screen {

    /** Of what is shown only where there is room for all. */
    static final int SPARE = 9;

    /** A query that a newcomer may try; free of double quotes, which the shell needs. */
    static final String QUERY =
            "SELECT window_start, shown, accepted FROM suggestion_kpi WHERE grain='1h' AND"
                    + " segment='all'";

    /**
     * A size in characters.
     *
     * @param rows {@link Integer#MAX_VALUE} where there is no limit
     */
    record Size(int columns, int rows) {}

    /**
     * Lines that are shown together or not at all.
     *
     * @param rank 0 for those that stay the longest
     */
    private record Block(int rank, List<ScreenLine> lines) {

        Block(int rank, ScreenLine line) {
            this(rank, List.of(line));
        }
    }

    private static final int BLANK_RANK = 8;
    private static final int CROSSINGS = 5;
    private static final String INDENT = " ".repeat(7);

    private final Status status;
    private final Snapshot snapshot;
    private final int columns;
    private final List<Block> blocks = new ArrayList<>();

    private Screen(Status status, Snapshot snapshot, int columns) {
        this.status = status;
        this.snapshot = snapshot;
        this.columns = columns;
    }

    /** At most as many lines as the screen has rows, none longer than it has columns. */
    static List<ScreenLine> render(Status status, Snapshot snapshot, Size size) {
        Screen screen = new Screen(status, snapshot, size.columns());
        screen.addTop();
        screen.addCore();
        screen.addCrossings();
        screen.addTable();
        screen.addLegend();
        screen.addResult();
        return screen.fit(size.rows());
    }

    private void addTop() {
        addWrapped(
                0,
                ScreenLine.Style.TITLE,
                "  ",
                String.format(
                        Locale.ROOT,
                        "stet demo   %s   %,d events sent, %s   Ctrl-C ends it",
                        clock(status.running()),
                        status.sent(),
                        status.live() ? "live" : "catching up"));
        add(1, ScreenLine.text("open   %s   the console".formatted(status.console())));
        add(4, ScreenLine.text("Flink  %s   the job".formatted(status.web())));
        addQuery();
        addWrapped(
                SPARE,
                ScreenLine.Style.TEXT,
                INDENT,
                "Kafka  %s   topics %s, %s, %s"
                        .formatted(
                                status.kafka(),
                                DemoJob.INTERACTIONS,
                                DemoJob.DEAD_LETTERS,
                                DemoJob.LATE));
        addBlank();
    }

    /** Broken within the quotes only, so that the shell takes it as it is copied. */
    private void addQuery() {
        String command =
                "try    psql -h 127.0.0.1 -p %d -U %s -c \""
                        .formatted(status.postgresPort(), EmbeddedDatabase.USER);
        String first = QUERY.substring(0, QUERY.indexOf(' '));
        if (command.length() + first.length() > columns) {
            return;
        }
        addWrapped(3, ScreenLine.Style.TEXT, INDENT, command + QUERY + "\"");
    }

    private void addCore() {
        CoreTable table = new CoreTable(snapshot.metrics(), snapshot.window(), columns);
        add(0, table.head());
        for (CoreMetric metric : snapshot.metrics()) {
            if (metric.metric().place().core()) {
                blocks.add(new Block(0, table.row(metric)));
            }
        }
        String finished = CoreTable.finished(snapshot.metrics());
        if (!finished.isEmpty()) {
            addNote(6, finished);
        }
        addBlank();
    }

    private void addCrossings() {
        List<Crossing> crossings = snapshot.crossings();
        int all = crossings.size();
        String count = all == 0 ? "nothing" : all == 1 ? "one metric" : all + " metrics";
        int shown = Math.min(CROSSINGS, all);
        String rest = all > shown ? ", of these first" : "";
        add(
                1,
                new ScreenLine(
                        "crossed a level at %s: %s%s"
                                .formatted(CoreTable.name(snapshot.window()), count, rest),
                        ScreenLine.Style.HEAD));
        for (int i = 0; i < shown; i++) {
            Crossing crossing = crossings.get(i);
            String line =
                    "%-8s  %s: %s %s, %s"
                            .formatted(
                                    crossing.status(),
                                    crossing.title(),
                                    Shown.number(crossing.metric(), crossing.value()),
                                    Shown.interval(crossing.low(), crossing.high()),
                                    crossing.level());
            add(i == 0 ? 2 : 3 + i, ScreenLine.text(line));
        }
        add(1, ScreenLine.text(snapshot.alerts().line()));
        addBlank();
    }

    private void addTable() {
        RateTable table = new RateTable(snapshot, columns);
        blocks.add(new Block(0, table.head()));
        for (Headline headline : Headline.ALL) {
            add(headline.rank(), table.row(headline));
        }
        addBlank();
    }

    private void addLegend() {
        addNote(3, "accepted: of the texts shown; kept: of the accepted, those still there then");
        addNote(6, "asked again: users who repeat a question later; retried: questions sent again");
        addNote(
                7,
                "made up: answers judged to hold untrue claims; no handoff: conversations that no"
                        + " person took over");
        addNote(4, "interval: holds the true probability in 95 of 100 cases");
        addNote(2, "planted: the true probability behind the traffic; =: the exact share in it");
        addNote(
                4,
                "status: ok, warn, critical, or too_few for a judgement; a level is crossed once"
                        + " the interval excludes it");
        addNote(
                2,
                "final: complete; provisional, still growing: may change, tasks for 10 days,"
                        + " answers for 7, ratings for 1");
    }

    private void addResult() {
        int finished = snapshot.agreeing() + snapshot.disagreements().size();
        String exact =
                finished == 0
                        ? "exact: no minute is finished yet"
                        : String.format(
                                Locale.ROOT,
                                "exact: %,d of %,d finished minutes match every expected count of"
                                        + " %d tables",
                                snapshot.agreeing(),
                                finished,
                                SnapshotReader.EXACT.size());
        addWrapped(1, ScreenLine.Style.TITLE, "  ", exact);
        if (!snapshot.disagreements().isEmpty()) {
            addNote(1, "first that differs: " + snapshot.disagreements().get(0));
        }
        Snapshot.Records records = snapshot.records();
        addNote(
                5,
                String.format(
                        Locale.ROOT,
                        "records: %,d read = %,d counted + %,d no effect + %,d refused + %,d late",
                        records.read(),
                        records.effective(),
                        records.withoutEffect(),
                        records.refused(),
                        records.late()));
    }

    private void add(int rank, ScreenLine line) {
        blocks.add(new Block(rank, line));
    }

    private void addBlank() {
        add(BLANK_RANK, ScreenLine.text(""));
    }

    private void addNote(int rank, String text) {
        addWrapped(rank, ScreenLine.Style.NOTE, "  ", text);
    }

    private void addWrapped(int rank, ScreenLine.Style style, String indent, String text) {
        blocks.add(
                new Block(
                        rank,
                        wrap(text, columns, indent).stream()
                                .map(line -> new ScreenLine(line, style))
                                .toList()));
    }

    private List<ScreenLine> fit(int rows) {
        while (height() > rows && blocks.size() > 1) {
            int least = blocks.size() - 1;
            for (int i = least - 1; i >= 0; i--) {
                if (blocks.get(i).rank() > blocks.get(least).rank()) {
                    least = i;
                }
            }
            blocks.remove(least);
        }
        return blocks.stream()
                .flatMap(block -> block.lines().stream())
                .limit(rows)
                .map(line -> line.cutTo(columns))
                .toList();
    }

    private int height() {
        return blocks.stream().mapToInt(block -> block.lines().size()).sum();
    }

    /** Breaks at spaces; a word that is longer than a line stays whole. */
    private static List<String> wrap(String text, int columns, String indent) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (longer.length() > columns && !line.isBlank()) {
                lines.add(line);
                line = indent + word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private static String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3_600,
                        seconds / 60 % 60,
                        seconds % 60);
    }
}
