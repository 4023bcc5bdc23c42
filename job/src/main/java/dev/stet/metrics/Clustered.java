package dev.stet.metrics;

import dev.stet.contract.Clusters;
import dev.stet.contract.Measure;
import dev.stet.contract.View;
import dev.stet.metrics.Formula.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whose intervals are made of {@link Clusters}: the one place that decides which measures are
 * counted by bucket of users.
 *
 * <p>These are the proportions of counted things of views whose facts know their user. A proportion
 * of distinct users needs none: each of them counts once. A weighted rate has an interval of its
 * own.
 */
public final class Clustered {

    /** What follows the name of a measure in that of its column of buckets. */
    public static final String SUFFIX = "_clusters";

    /**
     * Without the health of the input, which is nobody's; and without those where a user counts
     * once by himself: retention, usage and experiments.
     */
    private static final Set<View> VIEWS =
            EnumSet.complementOf(
                    EnumSet.of(View.INGEST, View.RETENTION, View.USAGE, View.EXPERIMENT));

    private static final Map<View, List<Measure>> MEASURES = new EnumMap<>(View.class);

    static {
        for (View view : VIEWS) {
            List<Measure> found = find(view);
            if (!found.isEmpty()) {
                MEASURES.put(view, found);
            }
        }
    }

    private Clustered() {}

    private static List<Measure> find(View view) {
        Set<String> names = new TreeSet<>();
        Metrics.of(view).stream()
                .filter(Clustered::isClustered)
                .forEach(metric -> names.addAll(names(metric)));
        return view.measures().stream().filter(each -> names.contains(each.column())).toList();
    }

    /** Whether the interval of a metric is made of clusters where its row has them. */
    public static boolean isClustered(Metric metric) {
        Formula formula = metric.formula();
        return VIEWS.contains(metric.view())
                && (formula.kind() == Kind.PROPORTION || formula.kind() == Kind.BOUND)
                && formula.weightSquared() == null
                && metric.view().distinct().stream()
                        .noneMatch(users -> names(metric).contains(users.column()));
    }

    /** The columns that a metric is made of, with those that derived columns are made of. */
    private static Set<String> names(Metric metric) {
        Set<String> names = metric.formula().columns();
        Set<ViewColumn> expanded = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ViewColumn derived : Metrics.text(metric.view()).derived()) {
                if (names.contains(derived.name()) && expanded.add(derived)) {
                    grown = names.addAll(Arithmetic.names(derived.expression())) || grown;
                }
            }
        }
        return names;
    }

    /** Those that are counted by bucket, in the order of {@link View#measures()}. */
    public static List<Measure> measures(View view) {
        return MEASURES.getOrDefault(view, List.of());
    }

    /** Their indices in {@link View#measures()}. */
    public static int[] indices(View view) {
        List<Measure> clustered = measures(view);
        return IntStream.range(0, view.measures().size())
                .filter(index -> clustered.contains(view.measures().get(index)))
                .toArray();
    }

    /** Their indices by view; without views that have none. */
    public static Map<View, int[]> indices() {
        Map<View, int[]> indices = new EnumMap<>(View.class);
        MEASURES.keySet().forEach(view -> indices.put(view, indices(view)));
        return indices;
    }
}
