package dev.stet.bench.latency;

import dev.stet.bench.latency.LatencyCommand.SinkName;
import dev.stet.bench.live.JobPlan;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.Loads;
import dev.stet.bench.live.Pacer;
import dev.stet.bench.live.RunningJob;
import dev.stet.bench.live.Sample;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.Topic;
import dev.stet.contract.View;
import dev.stet.local.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Runs the job under a paced load, one rate after another, each in a process of its own. */
final class LatencyRun {

    private static final String INTERACTIONS = "interactions-";
    private static final int HISTORY_SECONDS = 120;
    private static final long CAUGHT_UP_MILLIS = 1_000;
    private static final Duration CATCH_UP = Duration.ofMinutes(10);
    private static final Duration SEE_ALL = Duration.ofSeconds(30);
    private static final int CALIBRATION_EVENTS = 1_500_000;

    private final Lab lab;
    private final Set<SinkName> sinks;
    private final int seconds;
    private final int warmUp;
    private final @Nullable EmbeddedDatabase database;
    private int runs;

    LatencyRun(Lab lab, Set<SinkName> sinks, int seconds, int warmUp) throws IOException {
        this.lab = lab;
        this.sinks = sinks;
        this.seconds = seconds;
        this.warmUp = warmUp;
        this.database =
                sinks.contains(SinkName.POSTGRES) ? lab.closing(EmbeddedDatabase.start()) : null;
    }

    /**
     * What came of one run.
     *
     * @param title of the load, as {@code 50 %}
     * @param sent events a second, while it was measured
     * @param cores that the job used meanwhile
     * @param sinks empty where the job did not keep up
     */
    record Result(
            String refresh,
            String title,
            double sent,
            double cores,
            Map<SinkName, Histogram> sinks,
            Map<SinkName, Long> unseen) {

        boolean keptUp() {
            return !sinks.isEmpty() && unseen.values().stream().allMatch(count -> count == 0);
        }

        /** Markdown, a row for each sink. */
        String toRows() {
            String load = String.format(Locale.ROOT, "| %s | %s | %,.0f | ", refresh, title, sent);
            if (sinks.isEmpty()) {
                return load + "– | does not keep up | – | – | – | – | – | – | – |\n";
            }
            StringBuilder rows = new StringBuilder();
            sinks.forEach(
                    (sink, latencies) ->
                            rows.append(load)
                                    .append(
                                            String.format(
                                                    Locale.ROOT,
                                                    "%.2f | %s | %,d | %,d | %,d | %,d | %,d | %,d"
                                                            + " | %,d |%n",
                                                    cores,
                                                    sink.name().toLowerCase(Locale.ROOT),
                                                    latencies.getValueAtPercentile(50),
                                                    latencies.getValueAtPercentile(90),
                                                    latencies.getValueAtPercentile(99),
                                                    latencies.getValueAtPercentile(99.9),
                                                    latencies.getMaxValue(),
                                                    latencies.getTotalCount(),
                                                    unseen.getOrDefault(sink, 0L))));
            return rows.toString();
        }
    }

    /** Events a second, over the second half of what lies in the topic when the job starts. */
    double topRate() throws IOException, InterruptedException {
        lab.say("top rate: %,d events ...", CALIBRATION_EVENTS);
        JobPlan plan = plan("1s");
        try (Topic topic = topic(plan)) {
            LoadGenerator load =
                    new LoadGenerator(
                            Loads.inOrder(
                                    CALIBRATION_EVENTS,
                                    CALIBRATION_EVENTS / (double) HISTORY_SECONDS,
                                    System.currentTimeMillis() - HISTORY_SECONDS * 1_000L));
            while (load.hasNext()) {
                topic.write(load.next());
            }
            topic.complete();
        }
        try (RunningJob job = RunningJob.start(lab, plan)) {
            Sample half = job.await("half", CATCH_UP, s -> s.records() >= CALIBRATION_EVENTS / 2);
            Sample end = job.await("all", CATCH_UP, s -> s.records() >= CALIBRATION_EVENTS);
            double rate =
                    1e3 * (end.records() - half.records()) / (end.atMillis() - half.atMillis());
            lab.say("top rate: %,.0f events/s", rate);
            return rate;
        } finally {
            lab.deleteTopic(plan.topic());
        }
    }

    /**
     * Measures at one rate.
     *
     * @param rate events a second
     */
    Result run(String refresh, String title, double rate) throws Exception {
        lab.say("refresh %s, %,.0f events/s ...", refresh, rate);
        JobPlan plan = plan(refresh);
        LatencyLedger ledger = new LatencyLedger();
        LoadGenerator load =
                new LoadGenerator(
                        Loads.live(rate, System.currentTimeMillis() - HISTORY_SECONDS * 1_000L));
        Map<SinkName, Observer> observers = new EnumMap<>(SinkName.class);
        try (Pacer pacer = Pacer.start(load, topic(plan), ledger::sent);
                RunningJob job = RunningJob.start(lab, plan)) {
            for (SinkName sink : sinks) {
                observers.put(sink, observe(sink, plan, ledger.view()));
            }
            return measure(refresh, title, rate, ledger, observers, pacer, job);
        } finally {
            observers.values().forEach(Observer::close);
            lab.deleteTopic(plan.topic());
        }
    }

    private Result measure(
            String refresh,
            String title,
            double rate,
            LatencyLedger ledger,
            Map<SinkName, Observer> observers,
            Pacer pacer,
            RunningJob job)
            throws IOException, InterruptedException {
        try {
            job.await(
                    "catching up",
                    CATCH_UP,
                    s ->
                            pacer.behindMillis() < CAUGHT_UP_MILLIS
                                    && s.atMillis() - s.arrivalMillis() < CAUGHT_UP_MILLIS);
        } catch (IOException e) {
            lab.say("    %s", String.valueOf(e.getMessage()));
            return new Result(refresh, title, rate, Double.NaN, Map.of(), Map.of());
        }
        TimeUnit.SECONDS.sleep(warmUp);
        pacer.takeMostBehindMillis();
        long sentBefore = pacer.sent();
        Sample before = last(job);
        long from = System.currentTimeMillis();
        ledger.measure(from, from + seconds * 1_000L);
        TimeUnit.SECONDS.sleep(seconds);
        double sent = (pacer.sent() - sentBefore) * 1e3 / (System.currentTimeMillis() - from);
        Sample after = last(job);
        long behind = pacer.takeMostBehindMillis();
        seeAll(observers);
        pacer.stop();
        double cores =
                (after.cpuNanos() - before.cpuNanos())
                        / 1e6
                        / (after.atMillis() - before.atMillis());
        Map<SinkName, Histogram> latencies = new EnumMap<>(SinkName.class);
        Map<SinkName, Long> unseen = new EnumMap<>(SinkName.class);
        observers.forEach(
                (sink, observer) -> {
                    latencies.put(sink, observer.view().latencies());
                    unseen.put(sink, observer.view().unseen());
                });
        Result result = new Result(refresh, title, sent, cores, latencies, unseen);
        lab.say("%s    producer at most %d ms late", result.toRows(), behind);
        return result;
    }

    /** The load goes on meanwhile: a row follows only on a change. */
    private static void seeAll(Map<SinkName, Observer> observers) throws InterruptedException {
        long until = System.nanoTime() + SEE_ALL.toNanos();
        while (System.nanoTime() < until
                && observers.values().stream().anyMatch(o -> o.view().unseen() > 0)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Sample last(RunningJob job) {
        List<Sample> samples = job.samples();
        return samples.get(samples.size() - 1);
    }

    private Observer observe(SinkName sink, JobPlan plan, LatencyLedger.View view) {
        if (sink == SinkName.KAFKA) {
            return Observer.ofKafka(
                    lab.bootstrap(), Objects.requireNonNull(plan.rowsTopic()), view);
        }
        return Observer.ofPostgres(Objects.requireNonNull(database), view);
    }

    private Topic topic(JobPlan plan) throws IOException {
        return Topic.open(lab.bootstrap(), plan.topic(), plan.partitions(), Topic.Compression.LZ4);
    }

    /** Topics and tables of their own for each run: what the one before wrote is not to be seen. */
    private JobPlan plan(String refresh) throws IOException {
        runs++;
        String rows = null;
        if (sinks.contains(SinkName.KAFKA)) {
            rows = "kpi-" + runs;
            List<String> topics = new ArrayList<>();
            for (View view : View.values()) {
                topics.add(rows + "." + view.table());
            }
            lab.createTopics(topics, 1, Map.of("cleanup.policy", "compact"));
        }
        String url = null;
        if (database != null) {
            dropTables(database);
            url = database.url();
        }
        return JobPlan.of(INTERACTIONS + runs, 1, lab.folder("job"))
                .withOptions(Map.of("stet.rollup.refresh-interval", refresh))
                .withSinks(rows, url);
    }

    private static void dropTables(EmbeddedDatabase database) throws IOException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (View view : View.values()) {
                statement.execute("DROP TABLE IF EXISTS " + view.table() + " CASCADE");
            }
        } catch (SQLException e) {
            throw new IOException("cannot drop the tables of the run before", e);
        }
    }
}
