package dev.stet.bench.stet;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.StateLatencyTrackOptions;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Counts what the operators ask of their state: Flink's own latency histograms, a sample every
 * second operation. A count, not a time: the same input gives the same number.
 *
 * <p>An iteration counts once for its beginning and once for each step; timers are not counted.
 */
public final class StateOperations implements MetricReporter, MetricReporterFactory {

    /** Every second operation is sampled: with 1, Flink 2.3 samples none. */
    private static final int EVERY = 2;

    private static final String REPORTER = "stateOperations";

    private static final Map<Histogram, String> HISTOGRAMS = new ConcurrentHashMap<>();

    /** For Flink, which finds it by class name. */
    public StateOperations() {}

    static Configuration counting() {
        Configuration configuration = new Configuration();
        configuration.set(StateLatencyTrackOptions.LATENCY_TRACK_ENABLED, true);
        configuration.set(StateLatencyTrackOptions.LATENCY_TRACK_SAMPLE_INTERVAL, EVERY);
        configuration.set(MetricOptions.REPORTERS_LIST, REPORTER);
        configuration.setString(
                "metrics.reporter." + REPORTER + ".factory.class", StateOperations.class.getName());
        return configuration;
    }

    /** By state and operation, as {@code suggestions.mapStateGet}; empties what was counted. */
    static Map<String, Long> take() {
        Map<String, Long> counts = new TreeMap<>();
        HISTOGRAMS.forEach(
                (histogram, name) -> counts.merge(name, EVERY * histogram.getCount(), Long::sum));
        HISTOGRAMS.clear();
        return counts;
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return this;
    }

    @Override
    public void open(MetricConfig config) {
        HISTOGRAMS.clear();
    }

    @Override
    public void close() {
        // What was counted is taken after the job has ended.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Histogram histogram && name.endsWith("Latency")) {
            String state = group.getAllVariables().getOrDefault("<state_name>", "?");
            HISTOGRAMS.put(histogram, state + "." + name.substring(0, name.length() - 7));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        // Kept: it is read after its task is gone.
    }
}
