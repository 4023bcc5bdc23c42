package dev.stet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The registry must be what the catalogue of the specification says of the views that exist. */
final class CatalogueTest {

    /** Needs two rows of its view, so that it is a query and no column. */
    private static final String OF_TWO_ROWS = "routing_ratio";

    /** Beside {@code persistence_rate_Xs}; the catalogue has none of its kind. */
    private static final String BEYOND = "survival_at_";

    /** Whose counter a metric has that is of no horizon itself. */
    private static final String LAST_HORIZON = "600s";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Map<String, String> KINDS =
            Map.of(
                    "P", "proportion",
                    "W", "weighted",
                    "R", "ratio",
                    "Q", "quantile",
                    "S", "sum",
                    "B", "bound");

    /** A row of the catalogue, for one of its ids. */
    private record Entry(String id, String view, int position, int of, List<String> cells) {

        /** Of several values in a cell, the last ones are those of the last ids. */
        private String cell(int column) {
            String[] values = cells.get(column).split(", ");
            return values[Math.max(0, values.length - of + position)];
        }

        /** Where kinds are more, the first stands for the first kind, the last for all others. */
        private String good() {
            String[] kinds = cells.get(2).split(", ");
            String[] values = cells.get(3).split(", ");
            return kinds.length > values.length
                    ? values[Math.min(values.length - 1, List.of(kinds).indexOf(cell(2)))]
                    : cell(3);
        }
    }

    private static Map<String, Entry> catalogue() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SharedData.specification("metrics.md"))) {
            if (line.startsWith("| `")) {
                List<String> cells =
                        Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList();
                List<String> ids = ids(cells.get(0).replaceAll("\\(.*?\\)", ""));
                for (int i = 0; i < ids.size(); i++) {
                    for (String id : Variables.written(ids.get(i))) {
                        entries.put(id, new Entry(id, cells.get(1), i, ids.size(), cells));
                    }
                }
            }
        }
        return entries;
    }

    /** {@code `latency_p50_ms` `_p95_ms`}: the second takes the beginning of the first. */
    private static List<String> ids(String cell) {
        List<String> ids = new ArrayList<>();
        Matcher code = CODE.matcher(cell);
        String first = "";
        while (code.find()) {
            String id = code.group(1);
            if (id.startsWith("_")) {
                int parts = id.split("_").length - 1;
                String[] words = first.split("_");
                ids.add(String.join("_", Arrays.copyOf(words, words.length - parts)) + id);
            } else {
                first = id;
                ids.add(id);
            }
        }
        return ids;
    }

    @Test
    void holdsEveryMetricOfTheViewsThatExistAndNoOther() throws IOException {
        Set<String> views =
                Arrays.stream(View.values()).map(View::noun).collect(Collectors.toSet());
        Map<String, Entry> catalogue = catalogue();
        Set<String> expected =
                catalogue.values().stream()
                        .filter(entry -> views.contains(entry.view))
                        .map(Entry::id)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(catalogue).hasSizeGreaterThan(150);
        assertThat(expected.remove(OF_TWO_ROWS)).isTrue();
        assertThat(catalogued().map(Metric::id).collect(Collectors.toSet())).isEqualTo(expected);
        assertThat(catalogue.values()).extracting(Entry::view).isSubsetOf(views);
    }

    @Test
    void saysOfEachWhatTheCatalogueSays() throws IOException {
        Map<String, Entry> catalogue = catalogue();
        for (Metric metric : catalogued().toList()) {
            Entry entry = Objects.requireNonNull(catalogue.get(metric.id()), metric.id());
            assertThat(of(metric)).as(metric.id()).isEqualTo(of(entry, metric.id()));
        }
    }

    private static Stream<Metric> catalogued() {
        return Metrics.all().stream().filter(metric -> !metric.id().startsWith(BEYOND));
    }

    private static List<String> of(Metric metric) {
        Place place = metric.place();
        List<Integer> stages = place.stages();
        return List.of(
                metric.view().noun(),
                metric.formula().kind().label(),
                switch (metric.goal().direction()) {
                    case MORE -> "↑";
                    case LESS -> "↓";
                    case NEITHER -> "–";
                },
                metric.goal().counter(),
                switch (place.section()) {
                    case ADOPTION -> "A";
                    case OUTCOME -> "O";
                    case TRUST -> "T";
                    case ECONOMICS -> "E";
                    case OPERATIONS -> "S";
                    case BUSINESS -> "B";
                },
                switch (place.layer()) {
                    case OUTCOME -> "o";
                    case ENGAGEMENT -> "e";
                    case MODEL -> "m";
                    case COST -> "c";
                },
                place.cadence().label().substring(0, 1),
                stages.isEmpty() ? "–" : MetricSql.stages(metric),
                String.valueOf(place.core()));
    }

    private static List<String> of(Entry entry, String id) {
        return List.of(
                entry.view,
                KINDS.get(entry.cell(2)),
                entry.good(),
                counter(entry, id),
                entry.cells.get(5),
                entry.cells.get(6),
                entry.cells.get(7),
                entry.cells.get(8),
                String.valueOf(entry.cells.get(0).contains("★")));
    }

    private static String counter(Entry entry, String id) {
        if (entry.cells.get(4).equals("each other")) {
            return ids(entry.cells.get(0)).stream()
                    .filter(other -> !other.equals(id))
                    .findFirst()
                    .orElseThrow();
        }
        String counter = ids(entry.cells.get(4)).get(0);
        Matcher horizon = Pattern.compile("_(\\d+s)").matcher(id);
        return counter.replace("_Xs", "_" + (horizon.find() ? horizon.group(1) : LAST_HORIZON));
    }
}
