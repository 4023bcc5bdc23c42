package dev.stet.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.apache.flink.api.common.JobID;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;

/** One demo from its start to its end: by Ctrl-C, after a duration, or because it failed. */
final class DemoRun {

    private static final String TEMPORARY = "java.io.tmpdir";
    private static final int INTERRUPTED = 130;
    private static final long CLOSED_WITHIN_SECONDS = 90;
    private static final long BLINK_MILLIS = 200;

    private final DemoPorts ports;
    private final Display display;
    private final @Nullable Duration duration;
    private final @Nullable Path picture;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread main = Thread.currentThread();
    private boolean starting = true;

    /**
     * @param duration null for no end
     * @param picture where the last screen is drawn; null for nowhere
     */
    DemoRun(DemoPorts ports, Display display, @Nullable Duration duration, @Nullable Path picture) {
        this.ports = ports;
        this.display = display;
        this.duration = duration;
        this.picture = picture;
    }

    /**
     * Runs it to its end.
     *
     * @param settings makes those of traffic that is live from the given time on
     * @return the exit code
     */
    int run(LongFunction<TrafficSettings> settings) throws Exception {
        Thread hook = new Thread(this::endAtInterrupt, "demo-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Path parent = Path.of(System.getProperty(TEMPORARY));
            Leftovers.remove(parent, display::say);
            DemoFolder folder = DemoFolder.create(parent);
            // Flink unpacks its planner there, which a killed process would leave.
            System.setProperty(TEMPORARY, Files.createDirectory(folder.libraries()).toString());
            int exitCode = startToEnd(folder, settings);
            display.end(
                    "%s: Kafka, PostgreSQL and Flink are stopped, and nothing is left behind."
                            .formatted(exitCode == 1 ? "Ended" : "Goodbye"));
            return exitCode;
        } finally {
            closed.countDown();
            if (!isInterrupted()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /** The process ends once this comes back: waits until everything is closed. */
    private void endAtInterrupt() {
        // What breaks from now on breaks because it is stopped.
        Configurator.setRootLevel(Level.OFF);
        display.close("Stopping Kafka, PostgreSQL and Flink …");
        interrupted.countDown();
        synchronized (this) {
            if (starting) {
                main.interrupt();
            }
        }
        try {
            closed.await(CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isInterrupted() {
        return interrupted.getCount() == 0;
    }

    private int startToEnd(DemoFolder folder, LongFunction<TrafficSettings> settings)
            throws Exception {
        try (Ticker ticker = new Ticker(display)) {
            display.await(Demo.SERVERS);
            try (Demo demo = new Demo(folder, ports, display::ready)) {
                display.awaitOnly("the job");
                return watch(demo, settings.apply(System.currentTimeMillis()));
            }
        } catch (Exception e) {
            // Ctrl-C reaches PostgreSQL too, perhaps before it reaches this process.
            if (Files.exists(folder.path()) || !awaitInterrupt(TimeUnit.SECONDS.toNanos(1))) {
                throw e;
            }
            return INTERRUPTED;
        }
    }

    private int watch(Demo demo, TrafficSettings settings) throws Exception {
        Traffic traffic = new Traffic(settings);
        JobID job = demo.submit(false);
        Feeder feeder = demo.feed(traffic);
        String console = console(demo);
        stopStarting();
        display.awaitOnly("the first rates");
        long end = duration == null ? Long.MAX_VALUE : duration.toNanos();
        try (Connection connection = demo.connect()) {
            SnapshotReader reader =
                    new SnapshotReader(
                            new KpiReader(connection),
                            new CoreReader(connection, traffic.truth()),
                            new AlertReader(connection),
                            traffic.truth(),
                            settings.startMillis());
            while (display.running().toNanos() < end) {
                Throwable failure = feeder.failure();
                if (failure != null) {
                    throw new IOException("cannot send to Kafka: " + failure, failure);
                }
                if (demo.flink().status(job).isGloballyTerminalState()) {
                    demo.flink().await(job, Duration.ofSeconds(1));
                    return 1;
                }
                boolean shown = show(demo, console, feeder, reader);
                Duration pause = shown ? display.refresh() : Duration.ofMillis(BLINK_MILLIS);
                long left = end - display.running().toNanos();
                if (awaitInterrupt(Math.min(pause.toNanos(), left))) {
                    return INTERRUPTED;
                }
            }
        }
        return 0;
    }

    /** Its address; the demo goes on without it where it cannot be served. */
    private String console(Demo demo) {
        try {
            String address = demo.serveConsole(ports.console());
            display.say("Console: " + address);
            return address;
        } catch (IllegalStateException e) {
            display.say("No console: " + e.getMessage());
            return "-";
        }
    }

    private boolean show(Demo demo, String console, Feeder feeder, SnapshotReader reader)
            throws Exception {
        Snapshot snapshot = reader.read();
        if (snapshot.hours().isEmpty()) {
            return false;
        }
        Status status =
                new Status(
                        display.running(),
                        feeder.sent(),
                        feeder.isLive(),
                        console,
                        demo.flink().webInterface(),
                        demo.bootstrapServers(),
                        demo.database().port());
        display.draw(Screen.render(status, snapshot, display.size()));
        if (picture != null) {
            List<ScreenLine> lines = Screen.render(status, snapshot, Picture.SIZE);
            Files.writeString(picture, Picture.svg(lines));
        }
        return true;
    }

    private synchronized void stopStarting() throws InterruptedException {
        starting = false;
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while starting");
        }
    }

    private boolean awaitInterrupt(long nanos) {
        try {
            return interrupted.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Shows that time goes by. */
    private static final class Ticker implements AutoCloseable {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Thread thread;

        Ticker(Display display) {
            thread = new Thread(() -> run(display), "demo-ticker");
            thread.setDaemon(true);
            thread.start();
        }

        private void run(Display display) {
            try {
                while (!stopped.await(BLINK_MILLIS, TimeUnit.MILLISECONDS)) {
                    display.tick();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            stopped.countDown();
        }
    }
}
