package dev.stet.local.demo;

import dev.stet.metrics.Metric;
import dev.stet.metrics.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers and names of metrics as the screen shows them. */
final class Shown {

    private static final Map<String, String> LABELS =
            Map.of(
                    "task_completion_rate", "task completion",
                    "cost_per_successful_outcome_usd", "cost per success",
                    "quality_score", "answer quality",
                    "cost_per_inference_usd", "cost per answer",
                    "usat", "satisfaction",
                    "response_rate", "response rate",
                    "retention_d7", "back on day 7");

    /** Of blocks of eighths, the lowest first. */
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Shown() {}

    /** At most 17 characters. */
    static String label(String id) {
        String label = LABELS.getOrDefault(id, id);
        return label.length() <= 17 ? label : label.substring(0, 16) + "…";
    }

    /** At most seven characters: percent of a share, else the number itself; {@code -} for NaN. */
    static String number(Metric metric, double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (metric.unit() == Unit.SHARE) {
            return value >= 0.9995 ? "100 %" : String.format(Locale.ROOT, "%.1f %%", value * 100);
        }
        if (metric.unit() == Unit.USD) {
            return String.format(Locale.ROOT, Math.abs(value) < 10 ? "$%.4f" : "$%.2f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.0f", value);
    }

    /** At most nine characters, in percent; {@code -} for none. */
    static String interval(double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return "-";
        }
        return percent(low) + "–" + percent(high);
    }

    private static String percent(double share) {
        return share >= 0.9995 ? "100" : String.format(Locale.ROOT, "%.1f", share * 100);
    }

    /**
     * A bar for each of the last values, between the least and the greatest of these; a space for
     * NaN.
     *
     * @param length of the text, which is padded at its start
     */
    static String sparkline(List<Double> values, int length) {
        List<Double> last = values.subList(Math.max(0, values.size() - length), values.size());
        double least =
                last.stream().filter(value -> !value.isNaN()).min(Double::compare).orElse(0.0);
        double most =
                last.stream().filter(value -> !value.isNaN()).max(Double::compare).orElse(0.0);
        StringBuilder bars = new StringBuilder(" ".repeat(length - last.size()));
        for (double value : last) {
            if (Double.isNaN(value)) {
                bars.append(' ');
            } else {
                double share = most > least ? (value - least) / (most - least) : 0.5;
                bars.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
            }
        }
        return bars.toString();
    }
}
