package dev.stet.local.replay;

import dev.stet.StetTopology;
import dev.stet.contract.Alert;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.Returned;
import dev.stet.contract.SampleRow;
import dev.stet.contract.View;
import dev.stet.local.files.Format;
import dev.stet.local.files.ReturnedLines;
import dev.stet.local.files.RowCodec;
import dev.stet.local.files.Runs;
import dev.stet.local.files.SpillSink;
import dev.stet.local.files.Spilled;
import dev.stet.local.files.TableWriter;
import dev.stet.local.files.Workspace;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.OutcomeCells;
import dev.stet.sinks.rows.SampleCells;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * The files of a replay: sinks while the job runs, sorted files once it has ended. Files are
 * written in the order in which they were asked for.
 */
final class Outputs {

    static final String DEAD_LETTERS = "dead_letters";
    static final String LATE = "late";

    /** How many runs are read at once; a run has a buffer of 64 KiB. */
    private static final int FAN_IN = 128;

    private final Workspace workspace;
    private final Format format;
    private final List<Job> jobs = new ArrayList<>();

    /**
     * What became of one output.
     *
     * @param view whose rows it holds; null if it holds none of a view
     * @param noun for people: {@code suggestion}, {@code dead_letters}
     * @param place of its file
     * @param rows or lines in it; if 0 there is no file
     */
    record Written(@Nullable View view, String noun, String place, long rows) {}

    /** Is told every row of a KPI view, in order, while its file is written. */
    @FunctionalInterface
    interface Listener {
        void row(View view, Layout layout, @Nullable Object[] row);

        /** The same of alerts. */
        default void alert(Layout layout, @Nullable Object[] row) {}
    }

    @FunctionalInterface
    private interface Job {
        Written write(Listener listener) throws IOException;
    }

    Outputs(Workspace workspace, Format format) {
        this.workspace = workspace;
        this.format = format;
    }

    /** Writes the rows of a KPI view into the file of its name. */
    void kpi(View view, DataStream<Row> rows, Layout layout) {
        spill(rows, layout.name(), RowCodec.encoder(layout, KpiCells.cells(layout)));
        jobs.add(
                listener ->
                        table(
                                view,
                                view.noun(),
                                layout.name(),
                                layout,
                                row -> listener.row(view, layout, row)));
    }

    /** Writes each alert, by its latest statement. */
    void alerts(DataStream<Alert> alerts) {
        Layout layout = AlertCells.LAYOUT;
        spill(alerts, layout.name(), RowCodec.encoder(layout, AlertCells.cells()));
        jobs.add(
                listener ->
                        table(
                                null,
                                layout.name(),
                                layout.name(),
                                layout,
                                row -> listener.alert(layout, row)));
    }

    /** Writes the interactions that people are to evaluate, but those of erased users. */
    void sample(DataStream<SampleRow> rows) {
        Layout layout = SampleCells.LAYOUT;
        spill(rows, layout.name(), RowCodec.encoder(layout, SampleCells.cells()));
        jobs.add(listener -> table(null, layout.name(), layout.name(), layout, row -> {}));
    }

    /**
     * Writes the rows of one kind of subject, in a folder of their own. A subject has one row, at
     * its end: one that is erased before has none to be deleted.
     */
    void outcomes(StetTopology.Outcomes outcomes) {
        OutcomeTable table = outcomes.table();
        Layout layout = OutcomeCells.layout(table, outcomes.dimensions());
        Cells<Outcome> cells = OutcomeCells.cells(table, outcomes.dimensions());
        spill(
                outcomes.rows()
                        .filter(row -> !row.isErased())
                        .name("Leave out rows of erased users")
                        .uid("sinks." + layout.name() + "-kept"),
                layout.name(),
                RowCodec.encoder(layout, cells));
        String place = "outcomes/" + layout.name();
        jobs.add(listener -> table(null, layout.name(), place, layout, row -> {}));
    }

    /** Writes refused or late records, as lines, into the file of this name. */
    void returned(String name, DataStream<Returned> records, ReturnedLines.Json json) {
        spill(records, name, ReturnedLines.encoder(json));
        jobs.add(listener -> lines(name));
    }

    private <T> void spill(DataStream<T> rows, String name, SpillSink.Encoder<T> encoder) {
        rows.sinkTo(new SpillSink<>(workspace.runs(), name, encoder, SpillSink.RUN_BYTES))
                .name("Write " + name)
                .uid("sinks." + name);
    }

    /**
     * Sorts and writes every file that has rows, none of them in its place yet; the file of an
     * output without rows is to be removed. To be called once.
     */
    List<Written> write(Listener listener) throws IOException {
        List<Written> written = new ArrayList<>();
        for (Job job : jobs) {
            written.add(job.write(listener));
        }
        return written;
    }

    @FunctionalInterface
    private interface RowListener {
        void row(@Nullable Object[] row);
    }

    private Written table(
            @Nullable View view, String noun, String name, Layout layout, RowListener listener)
            throws IOException {
        String place = name + "." + format.label();
        RowCodec codec = new RowCodec(layout);
        int version = layout.index(layout.version());
        long count = 0;
        try (Runs runs = Runs.merge(workspace.runs(layout.name()), FAN_IN)) {
            Spilled next = runs.next();
            if (next != null) {
                try (TableWriter writer = format.open(workspace.begin(place), layout)) {
                    for (; next != null; next = runs.next()) {
                        @Nullable Object[] row = codec.row(next);
                        if (row[version] != null) { // else it was deleted
                            listener.row(row);
                            writer.write(row);
                            count++;
                        }
                    }
                }
            }
        }
        return written(view, noun, place, count);
    }

    private Written lines(String name) throws IOException {
        String place = name + ".jsonl";
        long count = 0;
        try (Runs runs = Runs.merge(workspace.runs(name), FAN_IN)) {
            Spilled next = runs.next();
            if (next != null) {
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(workspace.begin(place)))) {
                    for (; next != null; next = runs.next()) {
                        out.write(next.payload());
                        out.write('\n');
                        count++;
                    }
                }
            }
        }
        return written(null, name, place, count);
    }

    private Written written(@Nullable View view, String noun, String place, long rows) {
        if (rows == 0) {
            workspace.remove(place);
        } else {
            workspace.finish(place);
        }
        return new Written(view, noun, place, rows);
    }
}
