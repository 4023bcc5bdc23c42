package dev.stet.local.replay;

import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.ingest.files.ReplayProgress;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.local.files.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** One replay: runs the job over the files in this JVM, writes what comes out, and reports. */
final class Replay {

    /** As a shell says it of a process that was interrupted. */
    static final int INTERRUPTED = 130;

    /** Most records were refused or late, and nothing was written. */
    static final int UNUSABLE = 3;

    private final ReplayRequest settings;
    private final Dataflow dataflow;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Looks looks;
    private String run = UUID.randomUUID().toString();
    private volatile ReplayProgress counts = ReplayProgress.of(run);

    Replay(
            ReplayRequest settings,
            Dataflow dataflow,
            PrintWriter out,
            PrintWriter err,
            Looks looks) {
        this.settings = settings;
        this.dataflow = dataflow;
        this.out = out;
        this.err = err;
        this.looks = looks;
    }

    /**
     * @return 0; {@link #UNUSABLE}; or {@link #INTERRUPTED} if the process was told to stop
     *     meanwhile
     * @throws ReplayFailure if nothing could be read, counted or written; nothing was written then
     */
    int run() throws ReplayFailure {
        try {
            OptionalInt done = run(settings.order());
            if (done.isPresent()) {
                return done.getAsInt();
            }
            err.printf(
                    "stet replay: %s: starting anew, sorted by event time%n",
                    Causes.printable(counts.findings().disorder().orElse("out of time order")));
            err.flush();
            ReplayProgress.forget(run);
            run = UUID.randomUUID().toString();
            counts = ReplayProgress.of(run);
            return run(ReplaySettings.Order.BY_EVENT_TIME).orElseThrow();
        } finally {
            ReplayProgress.forget(run);
        }
    }

    /** Empty if the files are not in that order. */
    private OptionalInt run(ReplaySettings.Order order) throws ReplayFailure {
        try (Workspace workspace = Workspace.open(settings.out());
                Stop stop = new Stop(workspace, err)) {
            try {
                return OptionalInt.of(run(workspace, stop, order));
            } catch (Exception | OutOfMemoryError e) {
                if (stop.isStopping()) {
                    return OptionalInt.of(INTERRUPTED);
                }
                if (counts.findings().disorder().isPresent()) {
                    return OptionalInt.empty();
                }
                if (counts.findings().unreadable().isPresent()) {
                    throw new ReplayFailure(
                            counts.findings().unreadable().get()
                                    + "; to count what can be read: --on-bad-file skip",
                            e);
                }
                throw e instanceof ReplayFailure failure ? failure : failure(e);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static ReplayFailure failure(Throwable e) {
        return new ReplayFailure(
                MemoryAdvice.of(e, Runtime.getRuntime().maxMemory())
                        .orElseGet(() -> Causes.line(e)),
                e);
    }

    private int run(Workspace workspace, Stop stop, ReplaySettings.Order order) throws Exception {
        try (ReplayPages pages = new ReplayPages(settings)) {
            stop.closes(pages);
            return run(workspace, stop, order, pages);
        }
    }

    private int run(Workspace workspace, Stop stop, ReplaySettings.Order order, ReplayPages pages)
            throws Exception {
        long startedAt = System.nanoTime();
        Outputs outputs = new Outputs(workspace, settings.format());
        Summary summary = new Summary(settings.config().cube());
        if (settings.config().alerts()) {
            summary.alerts().enable();
        }
        List<Outputs.Written> files;
        try (Progress progress =
                new Progress(
                        looks.progress(),
                        looks.bars(),
                        err,
                        InputReport.task(settings.input()),
                        this::counts,
                        System::nanoTime)) {
            runJob(workspace, outputs, order, stop, progress);
            progress.writing();
            files = outputs.write(pages.listener(summary));
        }
        if (summary.read() == 0) {
            long later = counts.findings().eventsAfterEnd();
            throw new ReplayFailure(
                    later > 0
                            ? "--as-of: all %,d events are later".formatted(later)
                            : "--events: no event in %s"
                                    .formatted(InputReport.some(settings.input().files())),
                    null);
        }
        Unusable unusable = new Unusable(summary, counts.findings(), settings.reading().input());
        if (unusable.isTrue()) {
            unusable.print(err, settings.out(), settings.force());
            if (!settings.force()) {
                return UNUSABLE;
            }
        }
        workspace.publish();
        new Report(
                        out,
                        summary,
                        new InputReport(settings.input(), summary, counts.findings()),
                        settings.levels(),
                        looks.barsOfSummary())
                .print(settings.out(), files, Duration.ofNanos(System.nanoTime() - startedAt));
        pages.write(out, err);
        return 0;
    }

    private void runJob(
            Workspace workspace,
            Outputs outputs,
            ReplaySettings.Order order,
            Stop stop,
            Progress progress)
            throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(
                        settings.parallelism(),
                        LocalCluster.configuration(settings, workspace.scratch()));
        dataflow.define(environment, settings, reading(workspace, order), run, outputs);
        try {
            JobClient job = environment.executeAsync("stet replay");
            stop.cancels(job);
            progress.reading();
            job.getJobExecutionResult().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof Exception exception ? exception : e;
        }
    }

    private ReplaySettings reading(Workspace workspace, ReplaySettings.Order order) {
        StetConfig config = settings.config();
        return new ReplaySettings(
                Decoders.lineBytes(config),
                config.outOfOrderness(),
                config.allowedLateness(),
                order,
                settings.reading().onBadFile(),
                config.asOf().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
                workspace.scratch().toString(),
                settings.reading().copies(),
                settings.reading().input());
    }

    private Progress.Counts counts() {
        long total = counts.totalBytes();
        return new Progress.Counts(
                counts.records(),
                counts.refused(),
                counts.late(),
                total == 0 ? 0 : Math.min(1, (double) counts.bytes() / total));
    }

    /** What happens when the process is told to stop: the job ends, and nothing is left behind. */
    private static final class Stop implements AutoCloseable {

        private final Workspace workspace;
        private final PrintWriter err;
        private final Thread hook = new Thread(this::stop, "stop replay");
        private volatile boolean stopping;
        private volatile @Nullable JobClient job;
        private volatile @Nullable ReplayPages pages;

        Stop(Workspace workspace, PrintWriter err) {
            this.workspace = workspace;
            this.err = err;
            Runtime.getRuntime().addShutdownHook(hook);
        }

        void cancels(JobClient running) {
            job = running;
            if (stopping) {
                running.cancel();
            }
        }

        void closes(ReplayPages written) {
            pages = written;
        }

        boolean isStopping() {
            return stopping;
        }

        private void stop() {
            stopping = true;
            JobClient running = job;
            if (running != null) {
                cancel(running);
            }
            try {
                close(pages, workspace);
                err.println(
                        workspace.isPublished()
                                ? "stet replay: stopped once the rows were written; a report may be"
                                        + " missing"
                                : "stet replay: stopped, nothing was written");
            } catch (IOException | RuntimeException e) {
                err.println("stet replay: stopped; not all was removed: " + Causes.line(e));
            }
            err.flush();
        }

        private static void cancel(JobClient running) {
            try {
                running.cancel();
            } catch (IllegalStateException e) {
                // The job has ended by itself, and its cluster with it; the files are still
                // written.
            }
        }

        /** The server of a report would outlive this process. */
        private static void close(@Nullable ReplayPages pages, Workspace workspace)
                throws IOException {
            try {
                workspace.close();
            } finally {
                if (pages != null) {
                    pages.close();
                }
            }
        }

        @Override
        public void close() {
            if (!stopping) {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException e) {
                    stopping = true;
                }
            }
        }
    }
}
