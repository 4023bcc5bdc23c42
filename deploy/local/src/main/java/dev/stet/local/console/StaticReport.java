package dev.stet.local.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.Grain;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Place.Cadence;
import dev.stet.metrics.Place.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The pages of the console in one folder that needs no server: what they would ask for is in a
 * script beside them. Of segments it holds those of one window, and no comparisons.
 */
public final class StaticReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HOURS_SHOWN = Duration.ofDays(14);
    private static final Duration DAYS_SHOWN = Duration.ofDays(366);

    private static final String BEGIN = "globalThis.STET_REPORT = ";
    private static final String DATA = "data.js";
    private static final String SCRIPT = "app.js";
    private static final String PLOT = "uPlot.iife.min.js";
    private static final String PLOT_STYLE = "uPlot.min.css";

    /** The one with which a report is told from other files goes last. */
    private static final List<String> FILES =
            List.of(Assets.PAGE, SCRIPT, PLOT, PLOT_STYLE, Assets.STYLE, Assets.ICON, DATA);

    private final Answers answers;
    private final Map<String, Object> known = new LinkedHashMap<>();

    private StaticReport(Answers answers) {
        this.answers = answers;
    }

    /**
     * Writes it.
     *
     * @param folder made where missing; files of an earlier report are replaced
     * @param made what it was made of, for its reader
     * @return the file to open
     */
    public static Path write(ReportRows rows, Path folder, String made)
            throws IOException, SQLException {
        rows.complete();
        try (KpiDatabase database = new KpiDatabase(rows.access(), Duration.ZERO)) {
            StaticReport report = new StaticReport(new Answers(database));
            report.ask();
            return report.write(folder, made);
        }
    }

    /**
     * Removes the report of an earlier run, whose pages would show other rows than lie beside it.
     *
     * @param folder in which nothing else is touched; one without a report is left as it is
     */
    public static void remove(Path folder) throws IOException {
        Path data = folder.resolve(DATA);
        if (!Files.isRegularFile(data) || !isReport(data)) {
            return;
        }
        for (String name : FILES) {
            Files.deleteIfExists(folder.resolve(name));
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody has put other files there, which stay.
        }
    }

    private static boolean isReport(Path data) throws IOException {
        try (InputStream in = Files.newInputStream(data)) {
            byte[] begin = BEGIN.getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(in.readNBytes(begin.length), begin);
        }
    }

    private void ask() {
        put("api/metrics", Map.of(), Map.of());
        Map<?, ?> meta = put("api/meta", Map.of(), Map.of());
        // As the page does, which leaves out the usual tenant.
        String tenant = String.valueOf(answered(meta, "tenant"));
        Map<String, String> shown =
                tenant.equals(Scope.USUAL_TENANT) ? Map.of() : Map.of("tenant", tenant);
        ends(meta).forEach((grain, end) -> ask(with(shown, "grain", grain.label()), grain, end));
        put("api/alerts", shown, Map.of());
        for (String name : ReviewQuery.NAMES) {
            put("api/review", with(shown, "name", name), Map.of());
        }
    }

    /** Where the rows of each grain end, epoch milliseconds. */
    private static Map<Grain, Long> ends(Map<?, ?> meta) {
        Map<Grain, Long> ends = new TreeMap<>();
        for (Object each : (List<?>) answered(meta, "newest")) {
            Map<?, ?> newest = (Map<?, ?>) each;
            ends.merge(
                    Grain.of(String.valueOf(newest.get("grain"))),
                    (Long) answered(newest, "end"),
                    Math::max);
        }
        return ends;
    }

    private static Object answered(Map<?, ?> answer, String name) {
        Object value = answer.get(name);
        if (value == null) {
            throw new IllegalStateException("an answer has no " + name);
        }
        return value;
    }

    private void ask(Map<String, String> shown, Grain grain, long endMillis) {
        Map<String, String> longer = longer(grain, endMillis);
        put("api/overview", shown, longer);
        for (Section section : Section.values()) {
            put("api/overview", with(shown, "section", section.label()), longer);
        }
        put("api/funnel", shown, longer);
        put("api/input", shown, longer);
        for (Metric metric : Metrics.all()) {
            Map<String, String> of = with(shown, "metric", metric.id());
            List<?> sets = (List<?>) answered(put("api/segments", of, longer), "sets");
            if (grain != Grain.MINUTE
                    && (metric.place().core() || metric.place().cadence() == Cadence.DAILY)) {
                sets.forEach(
                        set -> put("api/segments", with(of, "by", String.valueOf(set)), longer));
            }
        }
    }

    /** A log is often longer than what is usual for a page that is open. */
    private static Map<String, String> longer(Grain grain, long endMillis) {
        Instant end = Instant.ofEpochMilli(endMillis);
        return switch (grain) {
            case MINUTE -> Map.of();
            case HOUR -> Map.of("from", end.minus(HOURS_SHOWN).toString());
            case DAY -> Map.of("from", end.minus(DAYS_SHOWN).toString());
        };
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        Map<String, String> more = new TreeMap<>(some);
        more.put(name, value);
        return more;
    }

    /**
     * Keeps an answer under the address that the page asks for.
     *
     * @param besides parameters that the page of a report does not give
     */
    private Map<?, ?> put(
            String path, Map<String, String> parameters, Map<String, String> besides) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(besides);
        Object answer = answers.of(path, all::get);
        known.put(address(path, parameters), answer);
        return (Map<?, ?>) answer;
    }

    /** As {@code URLSearchParams} writes it, which the page makes addresses with. */
    private static String address(String path, Map<String, String> parameters) {
        String query =
                new TreeMap<>(parameters)
                        .entrySet().stream()
                                .map(each -> each.getKey() + '=' + encoded(each.getValue()))
                                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + '?' + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Path write(Path folder, String made) throws IOException {
        Files.createDirectories(folder);
        String page =
                new String(Assets.console(Assets.PAGE), StandardCharsets.UTF_8)
                        .replace(
                                "<script type=\"module\" src=\"main.js\"></script>",
                                List.of(PLOT, DATA, SCRIPT).stream()
                                        .map("<script defer src=\"%s\"></script>"::formatted)
                                        .collect(Collectors.joining("\n")));
        Files.write(folder.resolve(PLOT), Assets.plot(PLOT));
        Files.write(folder.resolve(PLOT_STYLE), Assets.plot(PLOT_STYLE));
        Files.write(folder.resolve(Assets.STYLE), Assets.console(Assets.STYLE));
        Files.write(folder.resolve(Assets.ICON), Assets.console(Assets.ICON));
        Files.writeString(folder.resolve(SCRIPT), Bundle.script());
        Files.writeString(folder.resolve(DATA), data(made));
        return Files.writeString(folder.resolve(Assets.PAGE), page);
    }

    private String data(String made) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("made", made);
        report.put("answers", known);
        try {
            return BEGIN + JSON.writeValueAsString(report) + ";\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
