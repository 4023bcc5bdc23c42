package dev.stet.local.console;

import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the page asks for, by its path: maps, lists, text and numbers, as JSON has them. */
final class Answers {

    private final Map<String, Answer> byPath = new LinkedHashMap<>();
    private final MetaQuery meta;
    private final OverviewQuery overview;
    private final SegmentsQuery segments;
    private final CompareQuery compare;
    private final WindowChoice windows;

    /** Gives the value of a parameter by its name; null for none. */
    @FunctionalInterface
    interface Parameters extends Function<String, @Nullable String> {}

    private interface Answer {
        Object of(Parameters parameters);
    }

    Answers(KpiDatabase database) {
        meta = new MetaQuery(database);
        overview = new OverviewQuery(database);
        segments = new SegmentsQuery(database);
        compare = new CompareQuery(database);
        windows = new WindowChoice(database);
        FunnelQuery funnel = new FunnelQuery(database);
        ReviewQuery reviews = new ReviewQuery(database);
        InputQuery input = new InputQuery(database);
        AlertQuery alerts = new AlertQuery(database);
        OutcomesQuery outcomes = new OutcomesQuery(database);
        Map<String, Object> metrics = MetricPages.all();
        byPath.put("api/metrics", parameters -> metrics);
        byPath.put("api/meta", this::meta);
        byPath.put(
                "api/overview",
                parameters -> overview.read(asked(parameters), Scope.of(parameters)));
        byPath.put("api/segments", this::segments);
        byPath.put("api/compare", this::compare);
        byPath.put(
                "api/outcomes",
                parameters ->
                        outcomes.read(
                                metric(Scope.text(parameters, "metric", "")),
                                Scope.of(parameters),
                                Scope.text(parameters, "which", "all"),
                                Scope.text(parameters, "after", "")));
        byPath.put(
                "api/funnel",
                parameters ->
                        summed(parameters, List.of(View.SUGGESTION, View.QUESTION), funnel::read));
        byPath.put("api/alerts", parameters -> alerts.read(Scope.of(parameters).tenant()));
        byPath.put(
                "api/input", parameters -> summed(parameters, List.of(View.INGEST), input::read));
        byPath.put(
                "api/review",
                parameters ->
                        reviews.read(
                                Scope.text(parameters, "name", ""), Scope.of(parameters).tenant()));
    }

    Set<String> paths() {
        return byPath.keySet();
    }

    /**
     * The answer to one request.
     *
     * @param path one of {@link #paths()}
     * @throws ConsoleException where parameters make no sense, or the database does not answer
     */
    Object of(String path, Parameters parameters) {
        Answer answer = byPath.get(path);
        if (answer == null) {
            throw ConsoleException.notFound("there is no " + path);
        }
        return answer.of(parameters);
    }

    private Map<String, Object> meta(Parameters parameters) {
        List<String> tenants = meta.tenants();
        String otherwise =
                tenants.isEmpty() || tenants.contains(Scope.USUAL_TENANT)
                        ? Scope.USUAL_TENANT
                        : tenants.get(0);
        String tenant = Scope.text(parameters, "tenant", otherwise);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("tenant", tenant);
        all.put("tenants", tenants);
        all.put("dayZone", meta.dayZone());
        all.put("newest", meta.newest(tenant));
        return all;
    }

    /**
     * Sums over the windows of a time: over longer ones, of which the first may begin earlier,
     * where it is long.
     */
    private Map<String, Object> summed(
            Parameters parameters, List<View> views, Function<Scope, Map<String, Object>> query) {
        WindowChoice.Chosen chosen =
                windows.choose(views, SeriesQuery.MOST_SUMMED, Scope.of(parameters));
        Map<String, Object> all = query.apply(chosen.scope());
        chosen.describe(all);
        return all;
    }

    private static List<Metric> asked(Parameters parameters) {
        String metric = Scope.text(parameters, "metric", "");
        if (!metric.isEmpty()) {
            return List.of(metric(metric));
        }
        String section = Scope.text(parameters, "section", "");
        return section.isEmpty() ? OverviewQuery.core() : OverviewQuery.ofSection(section);
    }

    private static Metric metric(String id) {
        return Metrics.find(id)
                .orElseThrow(
                        () -> ConsoleException.notFound("there is no metric '%s'".formatted(id)));
    }

    private Map<String, Object> segments(Parameters parameters) {
        Metric metric = metric(Scope.text(parameters, "metric", ""));
        Scope scope = OverviewQuery.inGrainOf(metric.view(), Scope.of(parameters).overAll());
        String by = Scope.text(parameters, "by", "");
        return by.isEmpty()
                ? Map.of("sets", segments.sets(metric.view(), scope))
                : segments.read(metric, scope, by, Scope.text(parameters, "search", ""));
    }

    private Map<String, @Nullable Object> compare(Parameters parameters) {
        Metric metric = metric(Scope.text(parameters, "metric", ""));
        String a = Scope.text(parameters, "a", "");
        String b = Scope.text(parameters, "b", "");
        return compare.read(
                metric,
                OverviewQuery.inGrainOf(metric.view(), Scope.of(parameters).overAll()),
                Scope.text(parameters, "by", ""),
                a.isEmpty() ? null : a,
                b.isEmpty() ? null : b);
    }
}
