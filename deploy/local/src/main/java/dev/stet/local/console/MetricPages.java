package dev.stet.local.console;

import dev.stet.contract.OutcomeTable;
import dev.stet.contract.View;
import dev.stet.metrics.Levels.Level;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Need;
import dev.stet.metrics.Place.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page says of metrics, whatever the rows: the registry, for JavaScript. */
final class MetricPages {

    private MetricPages() {}

    /**
     * All of it.
     *
     * @return {@code sections} in their order, {@code views} by table, with the table of their
     *     single cases, if any, {@code metrics} in the order of the registry
     */
    static Map<String, Object> all() {
        Map<String, Object> views = new LinkedHashMap<>();
        for (View view : View.values()) {
            Map<String, @Nullable Object> words = new LinkedHashMap<>();
            words.put("question", Metrics.text(view).question());
            words.put("comment", Metrics.text(view).comment());
            words.put("finest", view.finest().label());
            words.put("outcomes", OutcomesQuery.table(view).map(OutcomeTable::name).orElse(null));
            views.put(view.table(), words);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sections", Stream.of(Section.values()).map(Section::label).toList());
        all.put("views", views);
        all.put("metrics", Metrics.all().stream().map(MetricPages::of).toList());
        return all;
    }

    private static Map<String, @Nullable Object> of(Metric metric) {
        Level level = metric.levels().general();
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        words.put("id", metric.id());
        words.put("view", metric.view().table());
        words.put("kind", metric.formula().kind().label());
        words.put("formula", metric.formula().text());
        words.put("numerator", metric.formula().numerator());
        words.put("denominator", metric.formula().denominator());
        words.put("unit", metric.unit().label());
        words.put("good", metric.goal().direction().label());
        words.put("counter", metric.goal().counter());
        words.put("section", metric.place().section().label());
        words.put("layer", metric.place().layer().label());
        words.put("cadence", metric.place().cadence().label());
        words.put("core", metric.place().core());
        words.put(
                "excellent", level.excellent() == null ? null : Double.valueOf(level.excellent()));
        words.put("levels", metric.levels().text());
        words.put("question", metric.question());
        words.put("caveat", metric.caveat());
        words.put("needs", needs(metric));
        return words;
    }

    private static List<String> needs(Metric metric) {
        List<String> needs = new ArrayList<>();
        if (metric.view() != View.EXPERIMENT) {
            Metrics.needs(metric).stream().map(Need::text).forEach(needs::add);
        }
        return needs;
    }
}
