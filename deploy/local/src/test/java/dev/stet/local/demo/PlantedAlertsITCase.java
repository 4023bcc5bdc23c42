package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.Typed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The demo's traffic past midnight, and a day of it alone, through the whole job, with the demo's
 * targets: what is planted raises its alerts, and nothing else does.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class PlantedAlertsITCase {

    private static final long SEED = 20260302;
    private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");

    /** Events a second. */
    private static final double RATE = 2;

    @TempDir private Path folder = Path.of("");

    /**
     * A demo that starts at 01:00 and runs until midnight. Its five weeks of history end at 21:00,
     * and model m-b is worse from 22:00 on: the hour of 23:00 is the second that says so. The
     * experiment is on for the last week; a whole day is the first with enough of its tasks.
     */
    @Test
    void fiveWeeksAndALiveDayRaiseThePlantedAlertsAndNoOther() throws IOException {
        DemoCommand demo = new DemoCommand();
        new CommandLine(demo).parseArgs("--rate=" + RATE, "--seed=" + SEED);
        TrafficSettings settings = demo.settings(DAY.plus(Duration.ofHours(1)).toEpochMilli());
        assertThat(Instant.ofEpochMilli(settings.startMillis()))
                .isEqualTo(DAY.minus(Duration.ofHours(3)));

        assertThat(alerts(settings.until(DAY.plus(Duration.ofDays(1)).toEpochMilli())))
                .containsExactlyInAnyOrder(
                        "raised level warn acceptance_rate 1h 2026-03-01T23:00:00Z m-b editor",
                        "raised level warn acceptance_rate 1d 2026-03-01T00:00:00Z m-b editor",
                        "raised level warn persistence_rate_300s 1h 2026-03-01T23:00:00Z m-b"
                                + " editor",
                        "raised level warn persistence_rate_300s 1d 2026-03-01T00:00:00Z m-b"
                                + " editor",
                        "raised level warn task_completion_rate 1d 2026-03-02T00:00:00Z"
                                + " treatment product");
    }

    /** The same day but for the change, and without anything before it. */
    @Test
    void withoutTheChangeTheExperimentAloneRaisesOne() throws IOException {
        long start = DAY.toEpochMilli();
        long end = start + Duration.ofDays(1).toMillis();
        assertThat(alerts(TrafficSettings.bounded(SEED, start, end, RATE, 1).withChange(end)))
                .containsExactly(
                        "raised level warn task_completion_rate 1d 2026-03-02T00:00:00Z"
                                + " treatment product");
    }

    private List<String> alerts(TrafficSettings settings) throws IOException {
        Traffic traffic = new Traffic(settings);
        Path events = folder.resolve("events.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(events))) {
            for (Sent sent = traffic.next(); sent != null; sent = traffic.next()) {
                out.write(sent.value());
                out.write('\n');
            }
        }
        Path out = folder.resolve("out");
        Typed typed =
                Typed.run(
                        "replay",
                        "--no-progress",
                        "--as-live",
                        "--grains=1h,1d",
                        "--format=jsonl",
                        "--targets=" + DemoTargets.write(folder.resolve("targets.yaml")),
                        "--events=" + events,
                        "--out=" + out);
        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        List<String> alerts = new ArrayList<>();
        for (String row : Files.readAllLines(out.resolve("kpi_alert.jsonl"))) {
            alerts.add(words(new ObjectMapper().readTree(row)));
        }
        return alerts;
    }

    private static String words(JsonNode alert) {
        return "%s %s %s %s %s %s %s %s"
                .formatted(
                        alert.get("status").asText(),
                        alert.get("kind").asText(),
                        alert.get("level").asText(),
                        alert.get("metric_id").asText(),
                        alert.get("grain").asText(),
                        Instant.parse(alert.get("window_start").asText()),
                        alert.get("segment").asText(),
                        alert.get("owner").asText());
    }
}
