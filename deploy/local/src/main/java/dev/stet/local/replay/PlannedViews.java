package dev.stet.local.replay;

import static java.util.stream.Collectors.toSet;

import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import dev.stet.views.KpiViews;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * The KPI views as rows. Loading the SQL planner takes longer than a small replay, so the operators
 * that it makes of the views are kept in a file; the next replay of the same class path reads them
 * from there. Without the file, or with one of another class path, the planner runs once: a replay
 * that starts anew takes what its first start made.
 */
final class PlannedViews {

    private static final String UID_OF_ROLLUP_ROWS = "views.";

    private final @Nullable Path file;

    /** What the planner made last, serialized: operators serve one job each. */
    private final AtomicReference<byte @Nullable []> made = new AtomicReference<>();

    /**
     * @param file where operators are kept for other JVMs; null to keep them here only
     */
    PlannedViews(@Nullable Path file) {
        this.file = file;
    }

    /** The file of the checkout that the launcher names; null without one. */
    static @Nullable Path ofCheckout() {
        String home = System.getProperty("stet.home");
        return home == null ? null : Path.of(home, "target", "views.planned");
    }

    /** The rows of one view. */
    record Rows(View view, Layout layout, DataStream<Row> rows) {}

    /** An operator that the planner made, with the type of its output. */
    private record Operator(
            String name, StreamOperatorFactory<Object> factory, TypeInformation<Object> type)
            implements Serializable {}

    /** From rollup rows to the rows of the view. */
    private record Planned(View view, Layout layout, ArrayList<Operator> operators)
            implements Serializable {}

    private record Kept(String classPath, ArrayList<Planned> views) implements Serializable {

        boolean holds(Set<View> wanted) {
            return views.stream().map(Planned::view).collect(toSet()).containsAll(wanted);
        }
    }

    /**
     * @param views that have rows
     */
    List<Rows> of(
            StreamExecutionEnvironment environment, DataStream<KpiRow> rollup, Set<View> views) {
        String classPath = classPath();
        Optional<Kept> kept =
                read(made.get())
                        .or(() -> file == null ? Optional.empty() : read(file))
                        .filter(found -> found.classPath().equals(classPath))
                        .filter(found -> found.holds(views));
        if (kept.isPresent()) {
            return kept.get().views().stream()
                    .filter(planned -> views.contains(planned.view()))
                    .map(planned -> rows(environment, planned, rollup))
                    .toList();
        }
        List<Rows> rows = plan(environment, rollup, views);
        ArrayList<Planned> all = new ArrayList<>();
        rows.forEach(view -> planned(view).ifPresent(all::add));
        if (all.size() == rows.size()) {
            keep(new Kept(classPath, all));
        }
        return rows;
    }

    /** A file that cannot be written costs time at the next replay, and nothing else. */
    private void keep(Kept kept) {
        try {
            byte[] bytes = InstantiationUtil.serializeObject(kept);
            made.set(bytes);
            if (file != null) {
                write(file, bytes);
            }
        } catch (IOException e) {
            return;
        }
    }

    private static List<Rows> plan(
            StreamExecutionEnvironment environment, DataStream<KpiRow> rollup, Set<View> views) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        KpiViews.register(tables, rollup, views);
        List<Rows> rows = new ArrayList<>();
        for (View view : views) {
            Table table = tables.from(view.table());
            Layout layout = KpiCells.layout(view.table(), table.getResolvedSchema());
            rows.add(new Rows(view, layout, tables.toDataStream(table)));
        }
        return rows;
    }

    @SuppressWarnings("unchecked") // the last operator emits rows
    private static Rows rows(
            StreamExecutionEnvironment environment, Planned planned, DataStream<KpiRow> rollup) {
        Transformation<?> at = KpiViews.rollupRows(planned.view(), rollup).getTransformation();
        for (Operator operator : planned.operators()) {
            at =
                    new OneInputTransformation<>(
                            at,
                            operator.name(),
                            operator.factory(),
                            operator.type(),
                            at.getParallelism());
            environment.addOperator(at);
        }
        return new Rows(
                planned.view(),
                planned.layout(),
                new DataStream<>(environment, (Transformation<Row>) at));
    }

    /** Empty where the planner made more than a chain of operators with one input each. */
    @SuppressWarnings("unchecked") // what an operator emits matters to the next one only
    private static Optional<Planned> planned(Rows rows) {
        ArrayList<Operator> operators = new ArrayList<>();
        Transformation<?> at = rows.rows().getTransformation();
        while (!String.valueOf(at.getUid()).startsWith(UID_OF_ROLLUP_ROWS)) {
            if (!(at instanceof OneInputTransformation<?, ?> transformation)) {
                return Optional.empty();
            }
            operators.add(
                    0,
                    new Operator(
                            transformation.getName(),
                            (StreamOperatorFactory<Object>) transformation.getOperatorFactory(),
                            (TypeInformation<Object>) transformation.getOutputType()));
            at = transformation.getInputs().get(0);
        }
        return Optional.of(new Planned(rows.view(), rows.layout(), operators));
    }

    /** Empty where there is no file, or none that this class path can read. */
    private static Optional<Kept> read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Kept> read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    InstantiationUtil.<Kept>deserializeObject(
                            bytes, PlannedViews.class.getClassLoader()));
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "views", ".tmp");
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A digest of the class path: every entry, its size, and when it was last changed. */
    private static String classPath() {
        StringBuilder entries = new StringBuilder(System.getProperty("java.version"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            File jar = new File(entry);
            entries.append('\n').append(entry).append(' ').append(jar.length());
            entries.append(' ').append(jar.lastModified());
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(entries.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
