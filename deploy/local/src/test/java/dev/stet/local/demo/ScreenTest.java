package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void saysAllThatMattersOnTheUsualTerminal() {
        List<String> lines = render(MadeUpSnapshots.of(3), 80, 23);

        assertThat(lines)
                .contains(
                        "open   http://127.0.0.1:35413   the job in Flink",
                        "hour, UTC  │10:00–11:00 final     │11:00–12:00 final     "
                                + "│12:00 still growing",
                        "percent    │rate interval  planted│rate interval  planted"
                                + "│rate interval  planted",
                        "kept 5 min │98.8 98.1–100    48.0 │98.8 98.1–100    48.0 │98.8 98.1–100"
                                + "    48.0",
                        "planted: the true probability behind the traffic; =: the exact share in"
                                + " it",
                        "interval: holds the true probability in 95 of 100 cases",
                        "final: complete; still growing: more events of this hour may come",
                        "exact: 168 of 168 finished minutes match every expected count");
        assertThat(lines).anyMatch(line -> line.startsWith("asked again") && line.contains("=48"));
        assertThat(lines).noneMatch(line -> line.endsWith("…"));
    }

    @Test
    void aSmallTerminalKeepsTheLatestHoursAndWhatMattersMost() {
        List<String> lines = render(MadeUpSnapshots.of(4), 60, 19);

        assertThat(lines).hasSize(19);
        assertThat(lines.toString())
                .contains("12:00–13:00 final", "13:00 still growing", "planted: ", "exact: ")
                .contains("open ", "psql ", "accepted ", "kept 5 min ")
                .doesNotContain("11:00–12:00 final");
        assertThat(lines).noneMatch(line -> line.endsWith("…"));
    }

    @Test
    void aLargeTerminalShowsMore() {
        List<String> lines = render(MadeUpSnapshots.of(5), 200, 59);

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
        assertThat(render(MadeUpSnapshots.of(3, "accepted planted 3, found 2"), 80, 23))
                .contains(
                        "exact: 168 of 169 finished minutes match every expected count",
                        "first that differs: accepted planted 3, found 2");
    }

    @Test
    void nothingFinishedYetIsSaid() {
        Snapshot whole = MadeUpSnapshots.of(1);
        Snapshot none = new Snapshot(whole.hours(), whole.rates(), whole.records(), 0, List.of());

        assertThat(render(none, 80, 23)).contains("exact: no minute is finished yet");
    }
}
