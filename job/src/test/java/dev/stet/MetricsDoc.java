package dev.stet;

import static dev.stet.testkit.Markdown.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.testkit.Markdown;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/metrics.md}, from the measures of each {@link View} and the columns of its SQL. */
final class MetricsDoc {

    private static final List<String> SHARED =
            List.of(
                    "tenant_id",
                    "grain",
                    "window_start",
                    "window_end",
                    "segment_by",
                    "segment",
                    "maturity",
                    "version",
                    "watermark");

    private final View view;
    private final Map<String, SelectList.Item> items = new LinkedHashMap<>();
    private final Set<String> described = new HashSet<>();

    private MetricsDoc(View view) {
        this.view = view;
        for (SelectList.Item item : SelectList.of(view)) {
            SelectList.Item general =
                    new SelectList.Item(
                            general(item.column()),
                            general(item.expression()),
                            general(item.comment()));
            SelectList.Item before = items.put(general.column(), general);
            assertThat(before == null || before.expression().equals(general.expression()))
                    .as("%s is the same at every horizon", item.column())
                    .isTrue();
        }
    }

    static Markdown generate() {
        Markdown text =
                Markdown.titled("Metrics", "View, its measures and sql/views")
                        .paragraph(
                                "One view per family of KPIs. Every row carries "
                                        + SHARED.stream()
                                                .map(Markdown::code)
                                                .collect(Collectors.joining(", "))
                                        + ". The key is `tenant_id, grain, window_start,"
                                        + " segment_by, segment`. Of all rows with one key, use the"
                                        + " final one, or without one that with the greatest"
                                        + " `version`.")
                        .paragraph(
                                "A **measure** can be added over windows and segments. **Distinct**"
                                    + " users cannot: merge their **sketches**. A **rate** is NULL"
                                    + " if its denominator is 0. A **bound** is a rate that assumes"
                                    + " the worst or the best about everything unobserved. If the"
                                    + " column *interval* says yes, `<rate>_low` and `<rate>_high`"
                                    + " are the ends of the 95 % Wilson interval. If it says no,"
                                    + " the rate is not a proportion and both are NULL. `Xs` stands"
                                    + " for "
                                        + SuggestionMeasure.HORIZON_SECONDS.stream()
                                                .map(seconds -> code(seconds + "s"))
                                                .collect(Collectors.joining(", "))
                                        + ".");
        for (View view : View.values()) {
            new MetricsDoc(view).addTo(text);
        }
        return text;
    }

    private void addTo(Markdown text) {
        text.paragraph("## " + code(view.table()))
                .header("column", "kind", "definition", "interval");
        for (SelectList.Item item : items.values()) {
            String column = item.column();
            if (SHARED.contains(column) || isIntervalEnd(column)) {
                continue;
            }
            if (isRate(column)) {
                text.row(code(column), kind(column), formula(item), interval(column));
            } else {
                String words = MeasureNotes.of(view).get(column);
                assertThat(words).as("words for %s.%s", view.table(), column).isNotNull();
                described.add(column);
                text.row(code(column), kind(column), String.valueOf(words), "");
            }
        }
        text.end();
        assertThat(described).as("words").isEqualTo(MeasureNotes.of(view).keySet());
    }

    /**
     * What a column of a view holds, in one sentence; a rate with its formula.
     *
     * @param column by its own name, the horizon in it
     */
    static String words(View view, String column) {
        MetricsDoc doc = new MetricsDoc(view);
        String horizon = column.replaceFirst(".*_(\\d+s)(_.*)?$", "$1");
        String general = general(column);
        String words = doc.generalWords(general).replace("`", "");
        return horizon.equals(column) ? words : words.replaceAll("\\bXs?\\b|(?<=_)Xs", horizon);
    }

    private String generalWords(String column) {
        if (isIntervalEnd(column)) {
            String rate = column.replaceAll("_(low|high)$", "");
            return interval(rate).equals("yes")
                    ? "%s end of the 95 %% Wilson interval of %s"
                            .formatted(column.endsWith("_low") ? "lower" : "upper", rate)
                    : "NULL: %s is no proportion".formatted(rate);
        }
        if (isRate(column)) {
            return formula(Objects.requireNonNull(items.get(column)));
        }
        String words = MeasureNotes.of(view).get(column);
        assertThat(words).as("words for %s.%s", view.table(), column).isNotNull();
        return String.valueOf(words);
    }

    private boolean isRate(String column) {
        return items.containsKey(column + "_low");
    }

    private boolean isIntervalEnd(String column) {
        return column.matches(".*_(low|high)") && isRate(column.replaceAll("_(low|high)$", ""));
    }

    private String kind(String column) {
        if (isRate(column)) {
            return column.matches(".*_if_(gone|kept)") ? "bound" : "rate";
        }
        if (view.distinct().stream().anyMatch(count -> count.column().equals(column))) {
            return "distinct";
        }
        if (column.endsWith("_sketch")) {
            return "sketch";
        }
        if (column.endsWith("_histogram")) {
            return "histogram";
        }
        boolean summed =
                view.measures().stream()
                        .anyMatch(measure -> general(measure.column()).equals(column));
        return summed ? "measure" : "derived";
    }

    private String interval(String column) {
        SelectList.Item low = items.get(column + "_low");
        return low != null && low.expression().startsWith("WILSON_LOWER(") ? "yes" : "no";
    }

    /** The quotient without the casts that SQL wants, and what the SQL file says of it. */
    private static String formula(SelectList.Item rate) {
        String quotient =
                rate.expression()
                        .replaceAll("CAST\\((\\w+) AS DOUBLE\\)", "$1")
                        .replaceAll("CAST\\(([^()]+) AS DOUBLE\\)", "($1)")
                        .replaceAll("NULLIF\\((\\w+), 0\\)", "$1")
                        .replaceAll("NULLIF\\(([^()]+), 0\\)", "($1)");
        return code(quotient) + ": " + lower(rate.comment().replaceFirst("^Xs: ", ""));
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static String general(String text) {
        return text.replaceAll("\\b\\d+ s: ", "Xs: ").replaceAll("_\\d+s(?=\\b|_)", "_Xs");
    }
}
