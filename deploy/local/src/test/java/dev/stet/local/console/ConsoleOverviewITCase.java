package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Place.Section;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the overview draws of each metric, compared with the answer that it got. */
final class ConsoleOverviewITCase {

    @RegisterExtension static final ShownPages PAGES = new ShownPages();

    /** The shape and the word of each status that a metric can have. */
    private static final Map<String, String> STATUSES =
            Map.of(
                    "ok", "●ok",
                    "warn", "▲warning",
                    "critical", "■critical",
                    "too_few", "◌too few",
                    "no_data", "○no data");

    private static final String CARDS =
            """
            [...document.querySelectorAll('.card')].map(card => {
                const figure = card.querySelector(':scope > .figure');
                const beside = card.querySelector(':scope > .beside');
                const drawn = name => [...figure.querySelectorAll('svg ' + name)];
                const lines = drawn('.line');
                const link = beside.querySelector('h4 a');
                return {
                    metric: figure.dataset.metric,
                    start: figure.dataset.start,
                    status: figure.querySelector('.status').textContent,
                    shape: figure.querySelector('.status .shape').textContent,
                    bands: drawn('.band').filter(band => band.getBBox().width > 0).length,
                    dashed: lines.map(line => getComputedStyle(line).strokeDasharray !== 'none'),
                    end: lines.length ? lines.at(-1).getAttribute('d').match(/[\\d.]+ [\\d.]+(?= h0$|$)/)[0] : '',
                    levels: drawn('.level').map(level => level.classList[1]),
                    counter: link ? new URLSearchParams(link.hash.split('?')[1]).get('metric')
                        : beside.querySelector('code').textContent,
                    counterStart: beside.querySelector('.figure')?.dataset.start,
                    counterValue: beside.querySelector('.figure')?.dataset.value,
                    counterLines: beside.querySelectorAll('svg .line').length,
                    owner: beside.querySelector('.owner').textContent,
                };
            })\
            """;

    /** By the metric, what the page was answered: series of its own, and its levels. */
    private static final Map<String, Series> ANSWERED = new HashMap<>();

    private record Series(
            JsonNode starts, JsonNode finals, JsonNode own, @Nullable JsonNode level) {

        private @Nullable Double number(String name, int i) {
            JsonNode value = own.get(name).get(i);
            return value.isNull() ? null : value.asDouble();
        }

        private int size() {
            return starts.size();
        }

        private int at(String start) {
            return IntStream.range(0, size())
                    .filter(i -> starts.get(i).asText().equals(start))
                    .findFirst()
                    .orElseThrow();
        }

        private @Nullable Double level(String name) {
            return level == null || level.get(name).isNull() ? null : level.get(name).asDouble();
        }

        private String owner() {
            return level == null || level.get("owner").isNull()
                    ? "no owner"
                    : "owner " + level.get("owner").asText();
        }

        /** In two windows one after the other, between which there is a band. */
        private boolean hasInterval() {
            return IntStream.range(1, size()).anyMatch(i -> hasInterval(i - 1) && hasInterval(i));
        }

        private boolean hasInterval(int i) {
            return number("v", i) != null && number("lo", i) != null;
        }

        private boolean isWithin(double level) {
            List<Double> known =
                    IntStream.range(0, size())
                            .mapToObj(i -> number("v", i))
                            .filter(Objects::nonNull)
                            .toList();
            return known.stream().anyMatch(value -> value < level)
                    && known.stream().anyMatch(value -> value > level);
        }
    }

    @BeforeAll
    static void ask() throws Exception {
        List<String> paths = new ArrayList<>(List.of("/api/overview?grain=1h"));
        Stream.of(Section.values())
                .map(section -> URLEncoder.encode(section.label(), StandardCharsets.UTF_8))
                .forEach(label -> paths.add("/api/overview?grain=1h&section=" + label));
        for (String path : paths) {
            JsonNode answer = PAGES.answer(path);
            for (JsonNode table : answer.get("series")) {
                table.get("metrics")
                        .properties()
                        .forEach(
                                of ->
                                        ANSWERED.put(
                                                of.getKey(),
                                                new Series(
                                                        table.get("start"),
                                                        table.get("final"),
                                                        of.getValue(),
                                                        answer.get("levels").get(of.getKey()))));
            }
        }
        PAGES.chromium().show(1280, 900, "light");
        PAGES.openWhole("overview");
    }

    @Test
    void theSixSectionsFollowTheCoreMetrics() throws Exception {
        assertThat(
                        texts(
                                "[...document.querySelectorAll('main > section, main > details')]"
                                        + ".map(part => part.dataset.section ??"
                                        + " part.getAttribute('aria-label'))"))
                .containsExactlyElementsOf(
                        Stream.concat(
                                        Stream.of("Core metrics"),
                                        Stream.of(Section.values()).map(Section::label))
                                .toList());
        List<String> core =
                texts(
                        "[...document.querySelectorAll('main > section .card > .figure')].map(each"
                                + " => each.dataset.metric)");
        assertThat(core).hasSizeGreaterThan(3);
        assertThat(OverviewQuery.core().stream().map(Metric::id).filter(core::contains).toList())
                .isEqualTo(core);
        int cards = 0;
        for (Section section : Section.values()) {
            List<String> shown =
                    texts(
                            "[...document.querySelectorAll('[data-section=\"%s\"] .card > .figure')].map(each => each.dataset.metric)"
                                    .formatted(section.label()));
            assertThat(shown)
                    .as(section.label())
                    .allMatch(id -> metric(id).place().section() == section)
                    .noneMatch(id -> metric(id).place().core());
            cards += shown.size();
        }
        assertThat(cards).isGreaterThan(20);
    }

    private static List<String> texts(String expression) throws Exception {
        return PAGES.chromium().evaluate(expression).valueStream().map(JsonNode::asText).toList();
    }

    private static Metric metric(String id) {
        return Metrics.find(id).orElseThrow();
    }

    private static Series answered(String metric) {
        return Objects.requireNonNull(ANSWERED.get(metric), metric);
    }

    @Test
    void everyCardHasWhatItsMetricIsReadWith() throws Exception {
        isComplete();
    }

    /** The test above fails where one of these is missing. */
    @ParameterizedTest
    @CsvSource({
        ".card > .figure .band, band of",
        ".beside .figure .line, counter of",
        ".card > .figure .level, levels of",
        ".card > .figure .provisional, provisional part of",
        ".status .shape, status of"
    })
    void seesWhatIsMissing(String selector, String named) throws Exception {
        PAGES.chromium()
                .evaluate(
                        "globalThis.whole = document.querySelector('main').cloneNode(true),"
                                + " document.querySelectorAll('%s').forEach(each => each.textContent ? (each.textContent = '') : each.remove())"
                                        .formatted(selector));
        try {
            assertThatThrownBy(ConsoleOverviewITCase::isComplete)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(named);
        } finally {
            PAGES.chromium().evaluate("document.querySelector('main').replaceWith(whole)");
        }
    }

    private static void isComplete() throws Exception {
        JsonNode cards = PAGES.chromium().evaluate(CARDS);
        assertThat(cards).hasSizeGreaterThan(20);
        int[] drawn = new int[4];
        for (JsonNode card : cards) {
            String id = card.get("metric").asText();
            Series series = answered(id);
            assertThat(card.get("owner").asText()).as(id).isEqualTo(series.owner());
            assertThat(card.get("counter").asText()).as(id).isEqualTo(metric(id).goal().counter());
            drawn[0] += counter(card, id);
            String status =
                    series.own().get("s").get(series.at(card.get("start").asText())).asText();
            assertThat(card.get("status").asText())
                    .as("status of %s", id)
                    .isEqualTo(STATUSES.get(status));
            assertThat(card.get("status").asText()).startsWith(card.get("shape").asText());
            assertThat(card.get("bands").asInt() > 0)
                    .as("band of %s", id)
                    .isEqualTo(series.hasInterval());
            drawn[1] += series.hasInterval() ? 1 : 0;
            drawn[2] += provisional(card, id, series);
            drawn[3] += levels(card, id, series);
        }
        assertThat(drawn).as("counters, bands, provisional parts, levels").doesNotContain(0);
    }

    /** 1 where the counter-metric is a metric of its own, which tells its own newest value. */
    private static int counter(JsonNode card, String id) {
        if (!card.has("counterValue")) {
            return 0;
        }
        Series counter = answered(card.get("counter").asText());
        assertThat(card.get("counterValue").asDouble())
                .as("counter of %s", id)
                .isEqualTo(counter.number("v", counter.at(card.get("counterStart").asText())));
        assertThat(card.get("counterLines").asInt()).as("counter of %s", id).isPositive();
        return 1;
    }

    /** 1 where the newest window, which is provisional, has a value: it is dashed, and the last. */
    private static int provisional(JsonNode card, String id, Series series) {
        int newest = series.size() - 1;
        assertThat(series.finals().get(newest).asBoolean()).isFalse();
        List<Boolean> dashed = card.get("dashed").valueStream().map(JsonNode::asBoolean).toList();
        boolean known = series.number("v", newest) != null;
        assertThat(dashed.indexOf(true))
                .as("provisional part of %s", id)
                .isEqualTo(known ? dashed.size() - 1 : -1);
        if (known) {
            assertThat(card.get("end").asText()).as(id).startsWith("400.0 ");
        }
        return known ? 1 : 0;
    }

    /** How many of its levels must be drawn, being among its values; others may be. */
    private static int levels(JsonNode card, String id, Series series) {
        List<String> levels = card.get("levels").valueStream().map(JsonNode::asText).toList();
        int wanted = 0;
        for (String name : List.of("warn", "critical")) {
            Double level = series.level(name);
            if (level == null) {
                assertThat(levels).as("levels of %s", id).doesNotContain(name);
            } else if (series.isWithin(level)) {
                assertThat(levels).as("levels of %s", id).contains(name);
                wanted++;
            }
        }
        return wanted;
    }
}
