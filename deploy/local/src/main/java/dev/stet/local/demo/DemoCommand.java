package dev.stet.local.demo;

import dev.stet.config.StetConfig;
import dev.stet.contract.View;
import dev.stet.local.VersionProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows everything at work in one process, over made-up traffic whose truth is known. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        customSynopsis = "stet demo [OPTION]...",
        description = {
            "Runs Kafka, PostgreSQL and the job on this machine, over made-up traffic, and shows"
                    + " the rates that the job counts beside the probabilities that the traffic"
                    + " was made with.",
            "The console shows the same rows in a browser; its address is the first line to open.",
            "Ends with Ctrl-C, or after --duration, and leaves nothing behind. What an earlier demo"
                    + " left behind when it was killed is removed at the start."
        },
        footer = {
            "",
            "Exit code: 0 after --duration, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C.",
            "",
            "Examples:",
            "  ./stet demo",
            "  ./stet demo --rate 100 --seed 7",
            "  ./stet demo --duration 3min --picture demo.svg",
            "  ./stet demo --postgres-port 5433 --web-port 8081"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final double MOST_BACKFILL_RATE = 20;
    private static final long HOUR_MILLIS = 3_600_000;

    /** So that even what is final after 28 days is. */
    private static final Duration HISTORY = Duration.ofDays(35);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS",
            defaultValue = "20",
            converter = DemoOptionTypes.Rate.class,
            description = "Live events a second, on average. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            converter = DemoOptionTypes.Seed.class,
            description = "Another number makes other users and events. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            converter = DemoOptionTypes.Running.class,
            description = "Ends by itself after this time, such as 90s or 5min. Default: never")
    private @Nullable Duration duration;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draws each screen into this file as SVG; the last one stays.")
    private @Nullable Path picture;

    @Mixin private DemoPorts ports = new DemoPorts();

    /**
     * Runs it to its end.
     *
     * @return 0 after {@code --duration}, 1 where the job failed; Ctrl-C ends the process with 130
     */
    @Override
    public Integer call() throws Exception {
        ports.problem().ifPresent(this::refuse);
        if (picture != null && !isWritable(picture)) {
            refuse("--picture %s: cannot write this file".formatted(picture));
        }
        Display display = new Display(spec.commandLine().getOut(), Terminal.isStandardOutput());
        return new DemoRun(ports, display, duration, picture).run(this::settings);
    }

    private void refuse(String problem) {
        throw new ParameterException(spec.commandLine(), problem);
    }

    private static boolean isWritable(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : parent != null && Files.isWritable(parent);
    }

    /**
     * Five weeks of visitors, then three whole hours that are final by now, one before the change
     * of quality and two after, as an alert of hours needs them, and everything up to the present;
     * then live.
     */
    TrafficSettings settings(long now) {
        long lastFinalHourEnds = (now - finalWithinMillis()) / HOUR_MILLIS * HOUR_MILLIS;
        long start = lastFinalHourEnds - 3 * HOUR_MILLIS;
        return new TrafficSettings(
                seed,
                start - HISTORY.toMillis(),
                start,
                start + HOUR_MILLIS,
                now,
                Long.MAX_VALUE,
                Math.min(rate, MOST_BACKFILL_RATE),
                rate,
                LocalFlink.PARALLELISM);
    }

    /** After the end of an hour its rows are final, with half a minute to spare. */
    private static long finalWithinMillis() {
        return View.SUGGESTION
                .matures(StetConfig.defaults().futureTolerance())
                .plus(StetConfig.defaults().allowedLateness())
                .plus(StetConfig.defaults().outOfOrderness())
                .plusSeconds(30)
                .toMillis();
    }
}
