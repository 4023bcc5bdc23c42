package dev.stet.metrics;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads {@code metrics/examples.csv}, which says what its fields are. */
public final class MetricExamples {

    private static final String FILE = "/metrics/examples.csv";
    private static final String VALUES = "_values";
    private static final String HISTOGRAM = "_histogram";

    private final Metric metric;
    private final Map<String, Long> measures = new LinkedHashMap<>();
    private final Map<String, List<Long>> values = new LinkedHashMap<>();
    private final Map<String, String> histograms = new LinkedHashMap<>();

    private MetricExamples(Metric metric) {
        this.metric = metric;
    }

    /**
     * In the order of the file, those of a variable one by one.
     *
     * @throws IllegalArgumentException naming the metric or the measure that does not exist
     */
    public static List<MetricExample> all() {
        List<MetricExample> examples = new ArrayList<>();
        for (String line : lines()) {
            String[] fields = line.split("; ", -1);
            if (fields.length != 4) {
                throw new IllegalArgumentException("Not four fields: " + line);
            }
            for (UnaryOperator<String> filling : Variables.fillings(fields[0])) {
                String id = filling.apply(fields[0]);
                Metric metric =
                        Metrics.find(id)
                                .orElseThrow(
                                        () -> new IllegalArgumentException("No metric: " + id));
                examples.add(
                        new MetricExamples(metric)
                                .read(filling.apply(fields[1]), fields[2], fields[3]));
            }
        }
        return examples;
    }

    private static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(MetricExamples.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\n +", " ")
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MetricExample read(String row, String value, String words) {
        for (String entry : row.split(" ", -1)) {
            int equals = entry.indexOf('=');
            String name = entry.substring(0, equals);
            String text = entry.substring(equals + 1).replace("_", "");
            if (name.endsWith(VALUES)) {
                values.put(histogram(name, VALUES), numbers(text));
            } else if (name.endsWith(HISTOGRAM)) {
                histograms.put(histogram(name, HISTOGRAM), text.replace(',', ' '));
            } else {
                measures(name).forEach(column -> measures.put(column, Long.valueOf(text)));
            }
        }
        return new MetricExample(
                metric, measures, values, histograms, new BigDecimal(value), words);
    }

    private String histogram(String name, String suffix) {
        String measure = name.substring(0, name.length() - suffix.length());
        return metric.view().histograms().stream()
                .map(Measure::column)
                .filter(measure::equals)
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /** All that begin with what stands before a star. */
    private List<String> measures(String name) {
        View view = metric.view();
        List<String> found =
                view.columns().stream()
                        .filter(
                                column ->
                                        name.endsWith("*")
                                                ? column.startsWith(
                                                        name.substring(0, name.length() - 1))
                                                : column.equals(name))
                        .toList();
        if (found.isEmpty()) {
            throw unknown(name);
        }
        return found;
    }

    private IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "%s has no %s, in the example of %s"
                        .formatted(metric.view().table(), name, metric.id()));
    }

    /** {@code 40*18,900}: 18 times 40, and 900. */
    private static List<Long> numbers(String text) {
        return Stream.of(text.split(",", -1))
                .flatMap(
                        each -> {
                            String[] times = each.split("\\*", -1);
                            int count = times.length == 1 ? 1 : Integer.parseInt(times[1]);
                            return Stream.generate(() -> Long.valueOf(times[0])).limit(count);
                        })
                .toList();
    }
}
