package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScreenTest {

    private static List<String> render(Snapshot snapshot, int columns, int rows) {
        return Screen.render(MadeUpSnapshots.STATUS, snapshot, new Screen.Size(columns, rows))
                .stream()
                .map(ScreenLine::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "80,23",
        "60,19",
        "200,59",
        "132,42",
        "100,30",
        "40,12",
        "86,23",
        "110,23",
        "33,5",
        "1,1",
        "80,2147483647"
    })
    void fits(int columns, int rows) {
        for (int hours = 1; hours <= 6; hours++) {
            List<String> lines =
                    render(MadeUpSnapshots.of(hours, "a long line ".repeat(20)), columns, rows);

            assertThat(lines).hasSizeLessThanOrEqualTo(rows).isNotEmpty();
            assertThat(lines).allMatch(line -> line.length() <= columns);
        }
    }

    /** The whole text, by width; what stands there was looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"60x19", "80x23", "100x39"})
    void looksLikeThis(String size) throws IOException {
        int columns = Integer.parseInt(size.substring(0, size.indexOf('x')));
        int rows = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        String shown = String.join("\n", render(MadeUpSnapshots.of(3), columns, rows)) + "\n";
        Path expected = Path.of("src/test/resources/demo/screen-" + size + ".txt");
        if (Boolean.getBoolean("stet.docs.write")) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, shown);
        }

        assertThat(shown).isEqualTo(Files.readString(expected));
    }

    @Test
    void everyCoreMetricHasItsCounterMetricBesideIt() {
        for (int columns : List.of(60, 80, 91, 100, 160)) {
            List<String> lines = render(MadeUpSnapshots.of(3), columns, Integer.MAX_VALUE);
            String text = String.join("\n", lines);

            assertThat(CoreReader.CORE).hasSize(4);
            for (Metric metric : CoreReader.CORE) {
                String counter = Shown.label(metric.goal().counter());
                assertThat(text)
                        .as("%d columns", columns)
                        .containsPattern(
                                "(?m)^" + Shown.label(metric.id()) + " .*\\n?.*" + counter);
            }
            assertThat(lines).anyMatch(line -> line.contains("too_few"));
            assertThat(lines).anyMatch(line -> line.contains(" critical"));
        }
    }

    /** The core metrics are the last to go, but for where and how to look. */
    @Test
    void aLowTerminalKeepsTheCoreMetrics() {
        List<String> lines = render(MadeUpSnapshots.of(3), 80, 12);

        for (Metric metric : CoreReader.CORE) {
            assertThat(lines).anyMatch(line -> line.startsWith(Shown.label(metric.id())));
        }
    }

    @Test
    void whatCrossedALevelIsNamedWithIt() {
        assertThat(render(MadeUpSnapshots.of(3), 100, 39))
                .contains(
                        "crossed a level at 10:00: 6 metrics, of these first",
                        "critical  repeat_user_rate: 41.0 % 38.0–44.0, above 10.0 %",
                        "warn      task_completion_rate, workflow support and 1 more: 41.0 %"
                                + " 38.0–44.0, below 60.0 %");
    }

    @Test
    void tellsHowManyAlertsStandAndTheLatest() {
        for (int rows : List.of(19, 39)) {
            assertThat(render(MadeUpSnapshots.of(3), 100, rows))
                    .contains(
                            "alerts: 2 open, 1 ended; latest, 2 Mar: task_completion_rate of"
                                    + " workflow support is 41.00 % (38.00 …");
        }
    }

    @Test
    void aLargeTerminalShowsMore() {
        List<String> lines = render(MadeUpSnapshots.of(5), 200, 70);

        assertThat(lines.toString())
                .contains("10:00–11:00 final", "persistence_rate_600s", "Kafka ", "interactions");
        assertThat(lines).filteredOn(line -> line.startsWith("  model m-b")).hasSizeGreaterThan(4);
    }

    /** Joined as a shell reads them, the lines are the query again. */
    @ParameterizedTest
    @CsvSource({"56", "60", "80", "200"})
    void theQueryIsWholeAtAnyWidth(int columns) {
        List<String> lines = render(MadeUpSnapshots.of(3), columns, Integer.MAX_VALUE);
        String joined =
                lines.stream()
                        .dropWhile(line -> !line.startsWith("try "))
                        .takeWhile(line -> !line.startsWith("Kafka"))
                        .collect(Collectors.joining("\n"));

        assertThat(joined.substring(0, joined.indexOf('"')))
                .isEqualTo("try    psql -h 127.0.0.1 -p 25432 -U postgres -c ");
        assertThat(joined).endsWith("\"");
        assertThat(
                        joined.substring(joined.indexOf('"') + 1, joined.length() - 1)
                                .replaceAll("\\s+", " "))
                .isEqualTo(Screen.QUERY);
    }

    @Test
    void aMinuteThatDiffersIsShown() {
        assertThat(render(MadeUpSnapshots.of(3, "accepted planted 3, found 2"), 80, 39))
                .contains(
                        "exact: 168 of 169 finished minutes match every expected count of 4 tables",
                        "first that differs: accepted planted 3, found 2");
    }

    @Test
    void nothingFinishedYetIsSaid() {
        Snapshot whole = MadeUpSnapshots.of(1);
        Snapshot none =
                new Snapshot(
                        whole.metrics(),
                        whole.window(),
                        List.of(),
                        new AlertNews(0, 0, null),
                        whole.hours(),
                        whole.rates(),
                        whole.records(),
                        0,
                        List.of());

        assertThat(render(none, 80, 39))
                .contains(
                        "exact: no minute is finished yet",
                        "crossed a level at 10:00: nothing",
                        "alerts: none yet");
    }
}
