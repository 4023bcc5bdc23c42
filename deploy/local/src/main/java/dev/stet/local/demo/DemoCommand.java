package dev.stet.local.demo;

import dev.stet.config.StetConfig;
import dev.stet.lifecycle.SuggestionOperator;
import dev.stet.local.embedded.EmbeddedDatabase;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything at work in one process, over made-up traffic whose truth is known. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Runs Kafka, PostgreSQL and the job in this process, on made-up traffic.",
            "Shows its KPIs beside the probabilities that were planted.",
            "Ends with Ctrl-C, or after --duration, and leaves nothing behind."
        },
        footer = {"", "Examples:", "  ./stet demo", "  ./stet demo --duration 90s --web-port 8081"})
public final class DemoCommand implements Callable<Integer> {

    private static final Duration REFRESH_TERMINAL = Duration.ofSeconds(2);
    private static final Duration REFRESH_LINES = Duration.ofSeconds(10);
    private static final String CLEAR_TERMINAL = "\u001b[H\u001b[J";
    private static final double MOST_BACKFILL_RATE = 20;
    private static final long HOUR_MILLIS = 3_600_000;

    /** After the end of an hour its rows are final, with half a minute to spare. */
    private static final long FINAL_WITHIN_MILLIS =
            SuggestionOperator.MATURES_WITHIN
                    .plus(StetConfig.defaults().allowedLateness())
                    .plus(StetConfig.defaults().outOfOrderness())
                    .plusSeconds(30)
                    .toMillis();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "Live events a second, on the average. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Makes other people. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--duration", description = "Ends by itself after, for example, 90s or 2m.")
    private @Nullable String duration;

    @Option(names = "--kafka-port", defaultValue = "0", description = "Default: a free port")
    private int kafkaPort;

    @Option(names = "--postgres-port", defaultValue = "0", description = "Default: a free port")
    private int postgresPort;

    @Option(names = "--web-port", defaultValue = "0", description = "Default: a free port")
    private int webPort;

    private final CountDownLatch interrupted = new CountDownLatch(1);

    /**
     * Runs it to its end.
     *
     * @return 0 after {@code --duration}, 1 where the job failed; Ctrl-C ends the process with 130
     */
    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        long end =
                duration == null
                        ? Long.MAX_VALUE
                        : began + TimeUtils.parseDuration(duration).toNanos();
        PrintWriter out = spec.commandLine().getOut();
        out.println("starting Kafka, PostgreSQL and Flink …");
        out.flush();
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(() -> endAtInterrupt(closed), "demo-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (Demo demo =
                new Demo(
                        kafkaPort,
                        postgresPort,
                        webPort,
                        (name, took) -> say(out, "%s is ready after %s", name, seconds(took)))) {
            return run(demo, out, began, end);
        } finally {
            closed.countDown();
            if (interrupted.getCount() > 0) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /** The process ends once this comes back: waits until everything is closed. */
    private void endAtInterrupt(CountDownLatch closed) {
        interrupted.countDown();
        try {
            closed.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int run(Demo demo, PrintWriter out, long began, long end) throws Exception {
        Traffic traffic = new Traffic(settings(System.currentTimeMillis()));
        JobID job = demo.submit(false);
        Feeder feeder = demo.feed(traffic);
        say(out, "The job runs after %s", seconds(since(began)));
        boolean terminal = System.console() != null;
        boolean shown = false;
        try (Connection connection = demo.connect()) {
            Dashboard dashboard = new Dashboard(new KpiReader(connection), traffic.truth());
            while (System.nanoTime() < end) {
                Throwable failure = feeder.failure();
                if (failure != null) {
                    throw new IllegalStateException("cannot send to Kafka", failure);
                }
                if (demo.flink().status(job).isGloballyTerminalState()) {
                    demo.flink().await(job, Duration.ofSeconds(1));
                    return 1;
                }
                String table = dashboard.render();
                if (!table.isEmpty()) {
                    if (!shown) {
                        shown = true;
                        say(out, "First KPI row after %s", seconds(since(began)));
                    }
                    show(out, demo, feeder, terminal, table, began);
                }
                Duration pause =
                        !shown
                                ? Duration.ofMillis(200)
                                : terminal ? REFRESH_TERMINAL : REFRESH_LINES;
                long left = Math.min(pause.toNanos(), end - System.nanoTime());
                if (interrupted.await(left, TimeUnit.NANOSECONDS)) {
                    return 130;
                }
            }
        }
        return 0;
    }

    private static void show(
            PrintWriter out, Demo demo, Feeder feeder, boolean terminal, String table, long began)
            throws Exception {
        out.print(terminal ? CLEAR_TERMINAL : System.lineSeparator());
        say(
                out,
                "stet demo, %s   sent %,d records, %s",
                seconds(since(began)),
                feeder.sent(),
                feeder.isLive() ? "live" : "catching up with the present");
        say(
                out,
                "psql -h 127.0.0.1 -p %d -U %s %s   (tables suggestion_kpi, question_kpi,"
                        + " ingest_kpi)",
                demo.database().port(),
                EmbeddedDatabase.USER,
                EmbeddedDatabase.DATABASE);
        say(
                out,
                "Kafka %s   (topics %s, %s, %s)",
                demo.bootstrapServers(),
                DemoJob.INTERACTIONS,
                DemoJob.DEAD_LETTERS,
                DemoJob.LATE);
        say(out, "Flink %s", demo.flink().webInterface());
        out.println();
        out.print(table);
        out.flush();
    }

    /**
     * Two whole hours that are final by now, one before the change of quality and one after, and
     * everything up to the present; then live.
     */
    TrafficSettings settings(long now) {
        long lastFinalHourEnds = (now - FINAL_WITHIN_MILLIS) / HOUR_MILLIS * HOUR_MILLIS;
        return new TrafficSettings(
                seed,
                lastFinalHourEnds - 2 * HOUR_MILLIS,
                lastFinalHourEnds - HOUR_MILLIS,
                now,
                Long.MAX_VALUE,
                Math.min(rate, MOST_BACKFILL_RATE),
                rate,
                LocalFlink.PARALLELISM);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    private static synchronized void say(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
