package dev.stet.local.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headline rates of the latest hours, as text, read from PostgreSQL. */
final class Dashboard {

    private static final int HOURS = 3;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final KpiReader reader;
    private final Truth truth;

    Dashboard(KpiReader reader, Truth truth) {
        this.reader = reader;
        this.truth = truth;
    }

    /**
     * The table and, under it, what became of the records and whether the final rows agree with
     * what was planted. Empty while there is no row.
     */
    String render() throws SQLException {
        Map<Truth.Cell, KpiReader.Row> rows = new HashMap<>();
        for (Truth.Family family : List.of(Truth.Family.SUGGESTION, Truth.Family.QUESTION)) {
            for (String segmentBy : List.of("all", "model")) {
                reader.rows(family, "1h", segmentBy).forEach(row -> rows.put(row.cell(), row));
            }
        }
        List<Long> hours =
                rows.keySet().stream()
                        .map(Truth.Cell::windowStartMillis)
                        .distinct()
                        .sorted()
                        .toList();
        if (hours.isEmpty()) {
            return "";
        }
        List<Long> latest = hours.subList(Math.max(0, hours.size() - HOURS), hours.size());
        StringBuilder text = new StringBuilder();
        text.append(line("", latest, hour -> header(hour, rows)));
        text.append(line("", latest, hour -> "  rate  95 % interval   planted"));
        for (Headline headline : Headline.ALL) {
            text.append(line(headline.title(), latest, hour -> cell(headline, hour, rows)));
        }
        return text.append(ingest()).append(agreement()).toString();
    }

    /** What one hour shows in a line. */
    private interface Column {
        String text(long hour);
    }

    private static String line(String title, List<Long> hours, Column column) {
        return String.format(Locale.ROOT, "%-28s", title)
                + hours.stream()
                        .map(hour -> String.format(Locale.ROOT, "| %-33s", column.text(hour)))
                        .collect(Collectors.joining())
                + System.lineSeparator();
    }

    private static String header(long hour, Map<Truth.Cell, KpiReader.Row> rows) {
        KpiReader.Row row =
                rows.get(new Truth.Cell(Truth.Family.SUGGESTION, "1h", hour, "all", "all"));
        String maturity = row == null ? "" : row.last() ? "final" : "provisional";
        return "hour from %s UTC, %s".formatted(HOUR.format(Instant.ofEpochMilli(hour)), maturity);
    }

    private String cell(Headline headline, long hour, Map<Truth.Cell, KpiReader.Row> rows) {
        Truth.Cell cell =
                new Truth.Cell(
                        headline.family(), "1h", hour, headline.segmentBy(), headline.segment());
        KpiReader.Row row = rows.get(cell);
        if (row == null) {
            return "";
        }
        return "%s  [%s, %s]  %s%s"
                .formatted(
                        percent(row.rate(headline.rate())),
                        percent(row.rate(headline.rate() + "_low")),
                        percent(row.rate(headline.rate() + "_high")),
                        percent(headline.planted(truth.at(cell))),
                        headline.isProbability() ? "" : " =");
    }

    private static String percent(double rate) {
        return Double.isNaN(rate) ? "   - " : String.format(Locale.ROOT, "%5.1f", rate * 100);
    }

    private String ingest() throws SQLException {
        Map<String, Long> sums = new HashMap<>();
        for (KpiReader.Row row : reader.rows(Truth.Family.INGEST, "1h", "all")) {
            row.numbers()
                    .forEach((name, number) -> sums.merge(name, number.longValue(), Long::sum));
        }
        long refused =
                sums.entrySet().stream()
                        .filter(sum -> sum.getKey().matches("refused_.*(?<!_low|_high|_rate)"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return String.format(
                Locale.ROOT,
                "%nrecords read %,d = effective %,d + without effect %,d + refused %,d + late"
                        + " %,d%n",
                sum(sums, "read"),
                sum(sums, "effective"),
                sum(sums, "without_effect"),
                refused,
                sum(sums, "late"));
    }

    private static long sum(Map<String, Long> sums, String name) {
        @Nullable Long sum = sums.get(name);
        return sum == null ? 0 : sum;
    }

    private String agreement() throws SQLException {
        Agreement suggestions =
                Agreement.of(reader.rows(Truth.Family.SUGGESTION, "1m", "all"), truth);
        Agreement questions = Agreement.of(reader.rows(Truth.Family.QUESTION, "1m", "all"), truth);
        List<String> disagreements =
                Stream.concat(
                                suggestions.disagreements().stream(),
                                questions.disagreements().stream())
                        .toList();
        int agreeing = suggestions.agreeing() + questions.agreeing();
        String counts =
                String.format(
                        Locale.ROOT,
                        "final minutes whose every count is the planted one: %,d of %,d%n",
                        agreeing,
                        agreeing + disagreements.size());
        return disagreements.isEmpty()
                ? counts
                : counts + "first that is not: " + disagreements.get(0) + System.lineSeparator();
    }
}
