package dev.stet.bench.scale;

import dev.stet.bench.contest.Host;
import dev.stet.bench.live.JobPlan;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.LabOptions;
import dev.stet.bench.live.Loads;
import dev.stet.bench.live.Pacer;
import dev.stet.bench.live.RunningJob;
import dev.stet.bench.live.Sample;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a job that was killed takes to be back. */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Kills the complete job with kill -9, restarts it from its last checkpoint, and"
                + " measures the time from the kill until it is less than a second behind a live"
                + " load that continues meanwhile.",
            "The new process is started at once. In a cluster, add the time until the failure is"
                    + " detected."
        },
        footer = {"", "Example:", "  ./stet bench recovery --rate 5000 --times 5"})
public final class RecoveryCommand implements Callable<Integer> {

    private static final long CAUGHT_UP_MILLIS = 1_000;
    private static final double MEBIBYTE = 1 << 20;
    private static final int PARTITIONS = 4;
    private static final Duration FILLED = Duration.ofMinutes(60);
    private static final Duration CHECKPOINT = Duration.ofSeconds(120);
    private static final Duration BACK = Duration.ofMinutes(10);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LabOptions options;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Events per second of the live load. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "60",
            description =
                    "Minutes of events at that rate before the first kill, which create the state."
                            + " Default: ${DEFAULT-VALUE}")
    private int minutes;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often the job is killed. Default: ${DEFAULT-VALUE}")
    private int times;

    /**
     * One kill.
     *
     * @param runningSeconds until the first record was read
     * @param caughtUpSeconds until the lag was small
     */
    private record Kill(long stateBytes, double runningSeconds, double caughtUpSeconds) {}

    @Override
    public Integer call() throws Exception {
        options.between("--rate", rate, 1, 1_000_000);
        options.between("--minutes", minutes, 1, 10_000);
        options.between("--times", times, 1, 100);
        List<Kill> kills;
        try (Lab lab = options.open()) {
            kills = kills(lab);
        }
        options.tell(report(kills));
        return 0;
    }

    private List<Kill> kills(Lab lab) throws IOException, InterruptedException {
        JobPlan plan = JobPlan.of("interactions", PARTITIONS, lab.folder("job"));
        long from = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(minutes);
        lab.say("%,d events of state ...", rate * 60L * minutes);
        Topic topic = Topic.open(lab.bootstrap(), plan.topic(), PARTITIONS, Topic.Compression.LZ4);
        RunningJob job = null;
        try (Pacer pacer =
                Pacer.start(new LoadGenerator(Loads.live(rate, from)), topic, event -> {})) {
            job = RunningJob.start(lab, plan);
            List<Kill> kills = new ArrayList<>();
            job.await(
                    "catching up",
                    FILLED,
                    s -> pacer.behindMillis() < CAUGHT_UP_MILLIS && isCaughtUp(s));
            while (kills.size() < times) {
                Sample before = afterCheckpoint(job);
                long killed = System.currentTimeMillis();
                job.kill();
                job = RunningJob.start(lab, plan.restoring(lastCheckpoint(plan)));
                kills.add(back(job, before, killed));
                lab.say("    %s", row(kills.size(), kills.get(kills.size() - 1)).strip());
            }
            return kills;
        } finally {
            if (job != null) {
                job.close();
            }
        }
    }

    /** In the middle between two checkpoints, the second since it has caught up. */
    private static Sample afterCheckpoint(RunningJob job) throws IOException, InterruptedException {
        Sample now = job.await("a sample", CHECKPOINT, s -> true);
        Sample done =
                job.await("a checkpoint", CHECKPOINT, s -> s.checkpoint() > now.checkpoint() + 1);
        TimeUnit.MILLISECONDS.sleep(2_500);
        return done;
    }

    private static Kill back(RunningJob job, Sample before, long killed)
            throws IOException, InterruptedException {
        Sample running = job.await("running", BACK, s -> s.records() > 0);
        Sample caughtUp = job.await("catching up", BACK, RecoveryCommand::isCaughtUp);
        return new Kill(
                before.stateBytes(),
                (running.atMillis() - killed) / 1e3,
                (caughtUp.atMillis() - killed) / 1e3);
    }

    private static boolean isCaughtUp(Sample sample) {
        return sample.atMillis() - sample.arrivalMillis() < CAUGHT_UP_MILLIS;
    }

    /** The newest that is complete. */
    private static Path lastCheckpoint(JobPlan plan) throws IOException {
        try (Stream<Path> files = Files.walk(plan.checkpoints(), 3)) {
            return files.filter(file -> file.getFileName().toString().equals("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent)
                    .orElseThrow(() -> new IOException("there is no checkpoint"));
        }
    }

    private String report(List<Kill> kills) {
        StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "# Recovery%n%n- command: `%s`%n- machine: %s%n- %,d events/s,"
                                    + " after %d min of events at that rate; each user is active"
                                    + " once a minute on average; RocksDB, checkpoints every 5 s;"
                                    + " killed midway between two%n%n",
                                options.command(),
                                Host.describe(),
                                rate,
                                minutes));
        text.append("| kill | state MiB | s to the first record | s to caught up |\n")
                .append("|---|---|---|---|\n");
        for (int kill = 1; kill <= kills.size(); kill++) {
            text.append(row(kill, kills.get(kill - 1)));
        }
        return text.toString();
    }

    private static String row(int number, Kill kill) {
        return String.format(
                Locale.ROOT,
                "| %d | %.0f | %.1f | %.1f |%n",
                number,
                kill.stateBytes() / MEBIBYTE,
                kill.runningSeconds(),
                kill.caughtUpSeconds());
    }
}
