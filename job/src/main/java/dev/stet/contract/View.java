package dev.stet.contract;

import dev.stet.contract.Measure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A family of KPI rows: how its facts are cut, when its rows are final, and its measures.
 *
 * <p>Append constants at the end only. Of the measures of one kind, append at the end only: state
 * and wire hold them by index, those of a vector, distinct counts and histograms each in a place of
 * their own.
 */
public enum View {
    SUGGESTION(
            "suggestion_kpi",
            Grain.MINUTE,
            Cohort.EVENT,
            Duration.ofMinutes(40),
            Segments.configuredAnd(),
            SuggestionMeasure.all()),
    QUESTION(
            "question_kpi",
            Grain.MINUTE,
            Cohort.EVENT,
            Duration.ofMinutes(30),
            Segments.configuredAnd(),
            QuestionMeasure.all()),
    INGEST(
            "ingest_kpi",
            Grain.MINUTE,
            Cohort.ARRIVAL,
            Duration.ofMinutes(1),
            Segments.only(List.of(), List.of(Dimension.SOURCE)),
            IngestMeasure.all()),
    TASK(
            "task_kpi",
            Grain.HOUR,
            Cohort.EVENT,
            Duration.ofDays(10),
            Segments.configuredAnd(),
            TaskMeasure.all()),
    DECISION(
            "decision_kpi",
            Grain.HOUR,
            Cohort.EVENT,
            Duration.ofDays(7),
            Segments.configuredAnd(
                    List.of(Dimension.FIELD), List.of(Dimension.FEATURE, Dimension.FIELD)),
            DecisionMeasure.all()),
    SIGNAL(
            "signal_kpi",
            Grain.MINUTE,
            Cohort.EVENT,
            Duration.ZERO,
            Segments.configuredAnd(
                    List.of(Dimension.REASON),
                    List.of(Dimension.FAILURE_MODE),
                    List.of(Dimension.FEATURE, Dimension.REASON),
                    List.of(Dimension.MODEL, Dimension.FAILURE_MODE)),
            SignalMeasure.all()),
    FEEDBACK(
            "feedback_kpi",
            Grain.HOUR,
            Cohort.EVENT,
            Duration.ofHours(24),
            Segments.configuredAnd(List.of(Dimension.QUESTION_ID), List.of(Dimension.HANDLED_BY)),
            FeedbackMeasure.all()),
    GENERATION(
            "generation_kpi",
            Grain.MINUTE,
            Cohort.EVENT,
            Duration.ofMinutes(30),
            Segments.configuredAnd(),
            GenerationMeasure.all()),
    CONVERSATION(
            "conversation_kpi",
            Grain.HOUR,
            Cohort.EVENT,
            Duration.ofDays(10),
            Segments.configuredAnd(),
            ConversationMeasure.all()),
    QUALITY(
            "quality_kpi",
            Grain.HOUR,
            Cohort.EVENT,
            Duration.ofDays(7),
            Segments.configuredAnd(),
            QualityMeasure.all()),
    SUPPORT(
            "support_kpi",
            Grain.HOUR,
            Cohort.EVENT,
            Duration.ofDays(90),
            Segments.configuredAnd(),
            SupportMeasure.all()),
    USAGE(
            "usage_kpi",
            Grain.DAY,
            Cohort.EVENT,
            Duration.ZERO,
            Segments.configuredAnd(),
            UsageMeasure.all()),
    RETENTION(
            "retention_kpi",
            Grain.DAY,
            Cohort.EVENT,
            Duration.ofDays(28),
            Segments.configuredAnd(),
            RetentionMeasure.all()),
    ECONOMICS(
            "economics_kpi",
            Grain.HOUR,
            Cohort.EVENT,
            Duration.ofDays(10),
            Segments.configuredAnd(),
            EconomicsMeasure.all()),
    ADOPTION(
            "adoption_kpi",
            Grain.DAY,
            Cohort.EVENT,
            Duration.ofDays(60),
            Segments.configuredAnd(),
            AdoptionMeasure.all()),
    EXPERIMENT(
            "experiment_kpi",
            Grain.DAY,
            Cohort.EVENT,
            Duration.ofDays(17),
            Segments.only(List.of(Dimension.EXPERIMENT, Dimension.VARIANT)),
            ExperimentMeasure.all());

    private static final View[] ALL = values();

    private final String table;
    private final Grain finest;
    private final Cohort cohort;
    private final Duration matures;
    private final Segments segments;
    private final List<Measure> measures;
    private final List<Measure> distinct;
    private final List<Measure> histograms;
    private final List<String> columns;
    private final int[] greatest;

    /**
     * @param finest grain that it has rows for
     * @param cohort the time that a fact is counted at
     * @param matures how long after that time an event can still change the fact
     * @param all measures of every kind
     */
    View(
            String table,
            Grain finest,
            Cohort cohort,
            Duration matures,
            Segments segments,
            List<Measure> all) {
        this.table = table;
        this.finest = finest;
        this.cohort = cohort;
        this.matures = matures;
        this.segments = segments;
        measures = of(all, Kind.SUM, Kind.GREATEST);
        distinct = of(all, Kind.DISTINCT, Kind.DISTINCT);
        histograms = of(all, Kind.HISTOGRAM, Kind.HISTOGRAM);
        columns = Stream.concat(measures.stream(), distinct.stream()).map(Measure::column).toList();
        greatest =
                IntStream.range(0, measures.size())
                        .filter(index -> measures.get(index).kind() == Kind.GREATEST)
                        .toArray();
    }

    /** The time that a fact is counted at. */
    private enum Cohort {
        EVENT,
        ARRIVAL
    }

    /**
     * The segment sets of a view.
     *
     * @param configured whether those of {@code stet.rollup.segment-sets} are among them
     */
    private record Segments(boolean configured, List<SegmentSet> own) {

        @SafeVarargs
        static Segments configuredAnd(List<Dimension>... own) {
            return new Segments(true, Stream.of(own).map(SegmentSet::new).toList());
        }

        @SafeVarargs
        static Segments only(List<Dimension>... own) {
            return new Segments(false, Stream.of(own).map(SegmentSet::new).toList());
        }
    }

    private static List<Measure> of(List<Measure> all, Kind kind, Kind orKind) {
        return all.stream()
                .filter(measure -> measure.kind() == kind || measure.kind() == orKind)
                .toList();
    }

    public static View at(int ordinal) {
        return ALL[ordinal];
    }

    /** Those that can be switched on and off. */
    public static List<View> families() {
        return Stream.of(ALL).filter(view -> view.ordinal() > INGEST.ordinal()).toList();
    }

    /** The SQL view's name. */
    public String table() {
        return table;
    }

    /** The table's name without {@code _kpi}, for names of steps and of what lies beneath it. */
    public String noun() {
        return table.substring(0, table.length() - "_kpi".length());
    }

    public Grain finest() {
        return finest;
    }

    /**
     * How long after its end a window can still change; event time.
     *
     * @param futureTolerance how far an event may be ahead of its arrival
     */
    public Duration matures(Duration futureTolerance) {
        return cohort == Cohort.ARRIVAL ? matures.plus(futureTolerance) : matures;
    }

    /** Whether {@link #matures} counts days of the {@link DayZone}, not spans of 24 hours. */
    public boolean maturesByDays() {
        return this == RETENTION;
    }

    /**
     * The cells that its facts fall into.
     *
     * @param configured grains and segment sets
     * @return empty where every configured grain is finer than {@link #finest}
     */
    public Optional<Cube> cube(Cube configured) {
        List<SegmentSet> sets = segments.configured ? configured.sets() : List.of();
        return new Cube(configured.grains(), sets, configured.zone()).cut(finest, segments.own);
    }

    /** Of the kinds SUM and GREATEST, by index in a fact's vector. */
    public List<Measure> measures() {
        return measures;
    }

    /** The exact distinct-user counts, by index; each has a sketch beside it. */
    public List<Measure> distinct() {
        return distinct;
    }

    /** By index in {@link Fact.Sample}. */
    public List<Measure> histograms() {
        return histograms;
    }

    /** The names of every number of a KPI row: the measures, then the distinct counts. */
    public List<String> columns() {
        return columns;
    }

    /** Adds {@code from} into {@code into}; of {@link Kind#GREATEST} the greater one stays. */
    public void add(long[] into, long[] from) {
        for (int i = 0; i < from.length; i++) {
            into[i] += from[i];
        }
        for (int index : greatest) {
            if (index < from.length) {
                into[index] = Math.max(into[index] - from[index], from[index]);
            }
        }
    }
}
