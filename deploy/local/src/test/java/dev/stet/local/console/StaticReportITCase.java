package dev.stet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of few rows: its files, and its pages where a Chromium is installed. */
final class StaticReportITCase {

    private static final Layout TASKS =
            new Layout(
                    "task_kpi",
                    List.of(
                            new Column("tenant_id", Column.Type.TEXT),
                            new Column("grain", Column.Type.TEXT),
                            new Column("window_start", Column.Type.INSTANT),
                            new Column("window_end", Column.Type.INSTANT),
                            new Column("segment_by", Column.Type.TEXT),
                            new Column("segment", Column.Type.TEXT),
                            new Column("maturity", Column.Type.TEXT),
                            new Column("version", Column.Type.LONG),
                            new Column("started", Column.Type.LONG),
                            new Column("successes", Column.Type.LONG),
                            new Column("task_completion_rate", Column.Type.DOUBLE)),
                    List.of("tenant_id", "grain", "window_start", "segment_by", "segment"),
                    "version");

    /** Nothing in it may end the text of COPY, or of the script. */
    private static final String ODD = "a\tb\\c\n</script><img src=x onerror=alert(1)>";

    /** Midnight of 2 March in Asia/Kolkata. */
    private static final Instant DAY = Instant.parse("2026-03-01T18:30:00Z");

    private static final Alert ALERT =
            new Alert(
                    new Alert.Subject(
                            "default",
                            AlertKind.LEVEL,
                            "task_completion_rate",
                            Grain.DAY,
                            DAY.toEpochMilli(),
                            DAY.plusSeconds(86_400).toEpochMilli(),
                            "feature",
                            ODD),
                    AlertStatus.RAISED,
                    1,
                    false,
                    "warn",
                    DAY.toEpochMilli(),
                    new Alert.Numbers(
                            0.2, 0.15, 0.25, 0.6, null, Double.NaN, Double.NaN, Double.NaN),
                    "product",
                    "words");

    @TempDir private static Path folder;
    private static @Nullable Path page;

    @BeforeAll
    static void write() throws Exception {
        try (ReportRows rows = ReportRows.start("Asia/Kolkata", null)) {
            for (int i = 0; i < 3; i++) {
                rows.add(TASKS, task(i, "all", "all", 0.25 * i));
                rows.add(TASKS, task(i, "feature", ODD, 0.5));
            }
            rows.add(AlertCells.LAYOUT, AlertCells.cells().of(ALERT));
            page = StaticReport.write(rows, folder, "a log");
        }
    }

    @AfterAll
    static void forget() {
        page = null;
    }

    private static @Nullable Object[] task(int day, String by, String segment, double rate) {
        Instant start = DAY.plusSeconds(day * 86_400L);
        return new @Nullable Object[] {
            "default",
            "1d",
            start,
            start.plusSeconds(86_400),
            by,
            segment,
            "final",
            1L,
            100L,
            (long) (100 * rate),
            rate
        };
    }

    @Test
    void isOneFolderThatNamesNothingOutsideOfIt() throws Exception {
        String html = Files.readString(Objects.requireNonNull(page));
        assertThat(html).doesNotContain("type=\"module\"").doesNotContain("://");
        assertThat(Files.readString(folder.resolve("app.js")))
                .doesNotContainPattern("(?m)^\\s*(import|export)\\b");
        assertThat(Files.readString(folder.resolve("data.js")))
                .startsWith("globalThis.STET_REPORT = {\"made\":\"a log\"")
                .contains("\"dayZone\":\"Asia/Kolkata\"")
                .contains("0.25");
    }

    @Test
    void opensWithoutAServer() throws Exception {
        Optional<Path> installed = Chromium.installed();
        Assumptions.assumeTrue(
                installed.isPresent(),
                "Skipped: no chromium on the PATH (apt-get install chromium)");
        String address = Objects.requireNonNull(page).toUri().toString();
        try (Chromium chromium = Chromium.start(installed.orElseThrow())) {
            chromium.show(1280, 900, "light");
            for (String name :
                    List.of("overview", "alerts", "metric", "funnel", "reviews", "input")) {
                chromium.open(address + "#/" + name);
                chromium.await(
                        "document.body?.dataset.shown === '%s' && !document.querySelector('main[aria-busy]')"
                                .formatted(name));
                assertThat(chromium.complaints()).as(name).isEmpty();
                assertThat(ShownPages.accessibility(chromium)).as(name).isEmpty();
                assertThat(chromium.requests())
                        .as(name)
                        .allSatisfy(url -> assertThat(url).startsWith("file:"));
            }
            chromium.open(address + "#/overview");
            chromium.await("document.querySelector('.times')");
            assertThat(chromium.evaluate("document.querySelector('.times').textContent").asText())
                    .as("days have the names of their zone")
                    .isEqualTo("2 Mar4 Mar");
            chromium.open(address + "#/alerts");
            chromium.await("document.querySelector('[data-group=raised] tbody')");
            JsonNode alert =
                    chromium.evaluate(
                            "document.querySelector('[data-group=raised] tbody').innerText");
            assertThat(alert.asText()).contains("2 Mar 2026", "20.0 %", "60.0 %", "onerror");
            chromium.open(address + "#/metric?metric=task_completion_rate");
            chromium.await("document.querySelector('.verdict[data-value]')");
            JsonNode value = chromium.evaluate("document.querySelector('.verdict').dataset.value");
            assertThat(value.asDouble()).isEqualTo(0.5);
            chromium.await("document.querySelector('main').innerText.includes('onerror')");
            assertThat(chromium.evaluate("document.querySelectorAll('main img').length").asInt())
                    .isZero();
        }
    }
}
