package dev.stet.metrics;

import static java.util.Map.entry;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a view, in their order: those of every view, measures, metrics. */
public final class Columns {

    /** What a column is. */
    public enum Kind {
        SHARED,
        MEASURE,
        DERIVED,
        DISTINCT,
        SKETCH,
        HISTOGRAM,
        CLUSTERS,
        METRIC,
        LOW,
        HIGH,
        DESIGN_EFFECT,
        BASIS
    }

    /**
     * @param type in Flink SQL
     * @param words what it holds
     * @param metric that it is, or is an end of the interval of
     */
    public record Column(
            String name,
            Kind kind,
            String type,
            boolean nullable,
            String words,
            @Nullable Metric metric) {

        private static final Map<String, String> POSTGRES =
                Map.of(
                        "STRING", "text",
                        "BIGINT", "bigint",
                        "DOUBLE", "double precision",
                        "BYTES", "bytea",
                        "TIMESTAMP_LTZ(3)", "timestamp with time zone");

        /** As Flink resolves it: {@code BIGINT NOT NULL}. */
        public String flinkType() {
            return nullable ? type : type + " NOT NULL";
        }

        public String postgresType() {
            return type.startsWith("DECIMAL")
                    ? "numeric"
                    : Objects.requireNonNull(POSTGRES.get(type), type);
        }

        /** Quoted where Flink SQL wants it. */
        public String flinkName() {
            return RESERVED.contains(name) ? '`' + name + '`' : name;
        }
    }

    static final List<String> RESERVED = List.of("watermark", "read", "value", "precision");

    private static final Map<String, String> SHARED =
            Map.ofEntries(
                    entry("tenant_id", "whose events these are"),
                    entry("grain", "length of the window: 1m, 1h or 1d"),
                    entry("window_start", "first instant of the window"),
                    entry("window_end", "first instant after the window"),
                    entry(
                            "segment_by",
                            "how rows are divided into segments: all, or dimensions joined by |"),
                    entry("segment", "the values of these dimensions, joined by |"),
                    entry("maturity", "provisional: may still change; final: never again"),
                    entry("version", "grows with every change of the row"),
                    entry(
                            "watermark",
                            "how far event time had come; NULL once the input has ended"));

    /** What every interval of a row is made of. */
    static final String BASIS = "interval_basis";

    /** What follows the id of a metric in the name of its design effect. */
    static final String DESIGN_EFFECT_SUFFIX = "_deff";

    private final List<Column> columns = new ArrayList<>();
    private final View view;
    private final ViewText text;

    private Columns(View view) {
        this.view = view;
        this.text = Metrics.text(view);
    }

    public static List<Column> of(View view) {
        Columns columns = new Columns(view);
        columns.addShared();
        columns.addSums();
        columns.addMetrics();
        columns.addClusters();
        columns.addDesignEffects();
        return List.copyOf(columns.columns);
    }

    /** What a column of every view holds. */
    public static String shared(String column) {
        return Objects.requireNonNull(SHARED.get(column), column);
    }

    private void addShared() {
        for (String name : List.of("tenant_id", "grain")) {
            add(name, Kind.SHARED, "STRING", false, shared(name));
        }
        for (String name : List.of("window_start", "window_end")) {
            add(name, Kind.SHARED, "TIMESTAMP_LTZ(3)", false, shared(name));
        }
        for (String name : List.of("segment_by", "segment", "maturity")) {
            add(name, Kind.SHARED, "STRING", false, shared(name));
        }
        add("version", Kind.SHARED, "BIGINT", false, shared("version"));
        add("watermark", Kind.SHARED, "TIMESTAMP_LTZ(3)", true, shared("watermark"));
    }

    private void addSums() {
        measures(view).forEach(this::addMeasure);
        for (Measure users : view.distinct()) {
            add(users.column(), Kind.DISTINCT, "BIGINT", false, users.words());
        }
        for (Measure users : view.distinct()) {
            add(
                    users.column() + "_sketch",
                    Kind.SKETCH,
                    "BYTES",
                    false,
                    users.words().replace(", exact", "")
                            + ": a sketch, to merge over rows; an estimate");
        }
        for (Measure histogram : view.histograms()) {
            add(
                    histogram.column() + "_histogram",
                    Kind.HISTOGRAM,
                    "STRING",
                    false,
                    histogram.words() + ", as bucket:count pairs");
        }
    }

    /** At the end, as an older table has them. */
    private void addClusters() {
        for (Measure measure : Clustered.measures(view)) {
            add(
                    measure.column() + Clustered.SUFFIX,
                    Kind.CLUSTERS,
                    "BYTES",
                    true,
                    ("%s by bucket of users; NULL in rows of 1m, where they do not add up, and"
                                    + " unless stet.statistics.clusters is 64")
                            .formatted(measure.column()));
        }
    }

    /** The metrics of a view whose intervals are made of buckets of users where a row has them. */
    static List<Metric> clustered(View view) {
        return Metrics.of(view).stream().filter(Clustered::isClustered).toList();
    }

    /** At the end, for the same reason. */
    private void addDesignEffects() {
        List<Metric> clustered = clustered(view);
        if (clustered.isEmpty()) {
            return;
        }
        add(
                BASIS,
                Kind.BASIS,
                "STRING",
                true,
                "clustered if an interval of the row contains the spread between users (each that"
                        + " does has a _deff); independent if none does; NULL in rows of an older"
                        + " release, whose intervals are of independent events");
        for (Metric metric : clustered) {
            columns.add(
                    new Column(
                            metric.id() + DESIGN_EFFECT_SUFFIX,
                            Kind.DESIGN_EFFECT,
                            "DOUBLE",
                            true,
                            ("how many times the variance of %s is that of independent events;"
                                            + " NULL where its interval takes them for independent")
                                    .formatted(metric.id()),
                            metric));
        }
    }

    private void addMeasure(Measure measure) {
        int places = measure.unit().places();
        add(
                measure.column(),
                Kind.MEASURE,
                places == 0 ? "BIGINT" : "DECIMAL(19, %d)".formatted(places),
                false,
                measure.words());
        addDerived(measure.column());
    }

    private void addDerived(String before) {
        for (ViewColumn derived : text.derived()) {
            if (derived.after().equals(before)) {
                boolean nullable = derived.finalOnly() || derived.expression().startsWith("CASE");
                add(derived.name(), Kind.DERIVED, derived.type(), nullable, derived.words());
                addDerived(derived.name());
            }
        }
    }

    private void addMetrics() {
        for (Metric metric : Metrics.of(view)) {
            if (metric.hasColumn()) {
                boolean interval = metric.formula().kind().hasInterval();
                String words = metric.formula().text() + ": " + metric.question();
                columns.add(new Column(metric.id(), Kind.METRIC, "DOUBLE", true, words, metric));
                columns.add(end(metric, Kind.LOW, interval ? "lower" : ""));
                columns.add(end(metric, Kind.HIGH, interval ? "upper" : ""));
            }
        }
    }

    private static Column end(Metric metric, Kind kind, String which) {
        return new Column(
                metric.id() + (kind == Kind.LOW ? "_low" : "_high"),
                kind,
                "DOUBLE",
                true,
                which.isEmpty()
                        ? "NULL: %s is no proportion".formatted(metric.id())
                        : "%s end of the 95 %% %sinterval of %s"
                                .formatted(which, method(metric), metric.id()),
                metric);
    }

    private static String method(Metric metric) {
        Formula formula = metric.formula();
        if (formula.survival() != null) {
            return "Greenwood ";
        }
        return formula.corrected() == null && !Clustered.isClustered(metric) ? "Wilson " : "";
    }

    private void add(String name, Kind kind, String type, boolean nullable, String words) {
        columns.add(new Column(name, kind, type, nullable, words, null));
    }

    /** The measures that a view shows, in its order. */
    static List<Measure> measures(View view) {
        ViewText text = Metrics.text(view);
        return Stream.of(false, true)
                .flatMap(
                        last ->
                                view.measures().stream()
                                        .filter(m -> text.last().contains(m.column()) == last))
                .filter(measure -> !text.hidden().contains(measure.column()))
                .collect(Collectors.toList());
    }
}
