package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each row of a page, as it is in the answer that the page is made of. */
final class ConsoleRowsITCase {

    @RegisterExtension static final ShownPages PAGES = new ShownPages();

    private static final String NONE = "–";

    @BeforeAll
    static void show() throws Exception {
        PAGES.chromium().show(1280, 900, "light");
    }

    /** The cells of the rows of a table with this caption, or of a long one with this label. */
    private static List<List<String>> cells(String caption) throws Exception {
        JsonNode found =
                PAGES.chromium()
                        .evaluate(
                                """
                                [...[...document.querySelectorAll('main [aria-label]')]
                                    .find(each => each.getAttribute('aria-label').startsWith('%s'))
                                    .querySelectorAll('tbody tr, .space .line')]
                                    .map(row => [...row.children].map(cell => cell.textContent))
                                """
                                        .formatted(caption));
        return found.valueStream()
                .map(row -> row.valueStream().map(JsonNode::asText).toList())
                .toList();
    }

    private static String share(JsonNode value) {
        return value.isNull() ? NONE : percent(value.asDouble()) + " %";
    }

    /** One place after the point, and for what is rare two digits. */
    private static String percent(double share) {
        double percent = 100 * share;
        String text =
                percent > 0 && percent < 0.1
                        ? new BigDecimal(percent).round(new MathContext(2)).toPlainString()
                        : String.format(Locale.ROOT, "%.1f", percent);
        return text.replace("-", "−");
    }

    private static String interval(JsonNode low, JsonNode high) {
        return low.isNull() || high.isNull()
                ? NONE
                : percent(low.asDouble()) + " to " + share(high);
    }

    private static String count(JsonNode value) {
        return value.isNull() ? NONE : String.format(Locale.ROOT, "%,d", value.asLong());
    }

    private static String part(JsonNode value, JsonNode whole) {
        return whole.asLong() == 0
                ? NONE
                : percent((double) value.asLong() / whole.asLong()) + " %";
    }

    @Test
    void theRowsBehindAMetricAreThoseOfItsAnswer() throws Exception {
        PAGES.open("metric?metric=acceptance_rate");
        JsonNode series =
                PAGES.answer("/api/overview?grain=1h&metric=acceptance_rate")
                        .get("series")
                        .get("suggestion_kpi");
        JsonNode of = series.get("metrics").get("acceptance_rate");
        List<List<String>> shown = cells("Rows of suggestion_kpi");
        assertThat(shown).hasSize(PlantedRows.WINDOWS);
        for (int i = 0; i < PlantedRows.WINDOWS; i++) {
            List<String> row = shown.get(PlantedRows.WINDOWS - 1 - i);
            assertThat(row.get(0)).isEqualTo("1 Mar 2026, %02d:00 to %02d:00".formatted(i, i + 1));
            assertThat(row.subList(1, 5))
                    .containsExactly(
                            share(of.get("v").get(i)),
                            interval(of.get("lo").get(i), of.get("hi").get(i)),
                            count(of.get("n").get(i)),
                            count(of.get("d").get(i)));
            assertThat(row.get(6))
                    .isEqualTo(series.get("final").get(i).asBoolean() ? "final" : "provisional");
        }
    }

    @Test
    void theStepsOfTheFunnelAreThoseOfItsAnswer() throws Exception {
        for (String segment : List.of("", "by=feature&segment=chat")) {
            PAGES.open("funnel?" + segment);
            JsonNode answer = PAGES.answer("/api/funnel?grain=1h&" + segment);
            isSteps("Of those shown", answer.get("suggestion").get("kept"), false);
            isSteps("Of those accepted", answer.get("suggestion").get("survival"), true);
            isSteps("Of those asked", answer.get("question").get("steps"), false);
        }
    }

    private static void isSteps(String caption, JsonNode steps, boolean unobserved)
            throws Exception {
        List<List<String>> shown = cells(caption);
        assertThat(shown).as(caption).hasSize(steps.size()).hasSizeGreaterThan(3);
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            List<String> row =
                    new ArrayList<>(
                            List.of(
                                    step.get("name").asText(),
                                    count(step.get("count")),
                                    count(step.get("of")),
                                    share(step.get("share")),
                                    interval(step.get("low"), step.get("high"))));
            if (unobserved) {
                row.add(count(step.get("unobserved")));
            }
            assertThat(shown.get(i)).isEqualTo(row);
        }
    }

    @Test
    void theCountsOfTheInputAreThoseOfItsAnswer() throws Exception {
        PAGES.open("input");
        JsonNode answer = PAGES.answer("/api/input?grain=1h");
        Map<String, JsonNode> bySource = new LinkedHashMap<>();
        for (JsonNode row : answer.get("rows")) {
            bySource.put(row.get("segment").asText(), row);
        }
        JsonNode all = Optional.ofNullable(bySource.remove("all")).orElseThrow();
        assertThat(
                        PAGES.chromium()
                                .evaluate("document.querySelector('[data-read]').textContent")
                                .asText())
                .isEqualTo(count(all.get("read")));
        List<List<String>> refused = cells("Refused, by reason");
        List<List<String>> expected = new ArrayList<>();
        answer.get("reasons")
                .valueStream()
                .map(JsonNode::asText)
                .filter(reason -> all.get(reason).asLong() > 0)
                .sorted(
                        (one, other) ->
                                Long.compare(all.get(other).asLong(), all.get(one).asLong()))
                .forEach(
                        reason ->
                                expected.add(
                                        List.of(
                                                reason.replace("refused_", "").replace('_', ' '),
                                                count(all.get(reason)),
                                                part(all.get(reason), all.get("read")))));
        assertThat(refused).hasSizeGreaterThan(3).isEqualTo(expected);
        List<List<String>> sources = cells("Sources");
        assertThat(sources).hasSize(PlantedRows.SEGMENTS.size()).hasSize(bySource.size());
        for (List<String> row : sources) {
            JsonNode source = Optional.ofNullable(bySource.get(row.get(0))).orElseThrow();
            assertThat(row.subList(1, 4))
                    .containsExactly(
                            count(source.get("read")),
                            part(source.get("refused"), source.get("read")),
                            part(source.get("late"), source.get("read")));
        }
    }

    /** Rows of one answer in the groups that the page makes, each by the names of its columns. */
    private static Map<String, List<Map<String, JsonNode>>> grouped(JsonNode answer) {
        List<String> names =
                answer.get("columns").valueStream().map(each -> each.get("name").asText()).toList();
        Optional<String> key =
                List.of("question", "topic", "reason", "feature").stream()
                        .filter(names::contains)
                        .findFirst();
        Map<String, List<Map<String, JsonNode>>> groups = new LinkedHashMap<>();
        for (JsonNode row : answer.get("rows")) {
            Map<String, JsonNode> byName = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i).replace('_', ' ').replaceAll(" id$", ""), row.get(i));
            }
            groups.computeIfAbsent(
                            key.map(byName::get).map(ConsoleRowsITCase::heading).orElse(""),
                            name -> new ArrayList<>())
                    .add(byName);
        }
        return groups;
    }

    private static String heading(JsonNode group) {
        return group.isNull() ? NONE : group.asText();
    }

    private static final String REVIEW =
            """
            [...document.querySelectorAll('main table')].map(table => ({
                group: table.closest('section')?.querySelector('h3').textContent ?? '',
                names: [...table.querySelectorAll('th')].map(name => name.textContent),
                rows: [...table.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell =>
                    ({value: cell.dataset.value ?? null, text: cell.textContent}))),
            }))\
            """;

    @Test
    void theRowsOfReviewsAreThoseOfTheirAnswers() throws Exception {
        int compared = 0;
        int shares = 0;
        for (String name : ReviewQuery.NAMES) {
            PAGES.open("reviews?review=" + name);
            Map<String, List<Map<String, JsonNode>>> groups =
                    grouped(PAGES.answer("/api/review?name=" + name));
            JsonNode tables = PAGES.chromium().evaluate(REVIEW);
            assertThat(tables.valueStream().map(table -> table.get("group").asText()).toList())
                    .as(name)
                    .isEqualTo(List.copyOf(groups.keySet()));
            for (JsonNode table : tables) {
                List<Map<String, JsonNode>> rows =
                        Optional.ofNullable(groups.get(table.get("group").asText())).orElseThrow();
                assertThat(table.get("rows")).hasSize(rows.size());
                for (int i = 0; i < rows.size(); i++) {
                    for (int column = 0; column < table.get("names").size(); column++) {
                        String title = table.get("names").get(column).asText();
                        JsonNode cell = table.get("rows").get(i).get(column);
                        JsonNode value = Optional.ofNullable(rows.get(i).get(title)).orElseThrow();
                        assertThat(plain(cell.get("value"))).as(title).isEqualTo(plain(value));
                        compared++;
                        if (title.equals("value") && !value.isNull() && isShare(rows.get(i))) {
                            assertThat(cell.get("text").asText()).startsWith(share(value));
                            shares++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(shares).isPositive();
    }

    private static boolean isShare(Map<String, JsonNode> row) {
        return Optional.ofNullable(row.get("metric"))
                .flatMap(id -> Metrics.find(id.asText()))
                .map(Metric::unit)
                .filter(unit -> unit == Unit.SHARE)
                .isPresent();
    }

    /** A cell as text, where a number has the same text however it was written. */
    private static String plain(JsonNode value) {
        String text = value.asText();
        return text.matches("-?[0-9.]+(e[-+]?[0-9]+)?(E[-+]?[0-9]+)?")
                ? String.valueOf(Double.parseDouble(text))
                : text;
    }
}
