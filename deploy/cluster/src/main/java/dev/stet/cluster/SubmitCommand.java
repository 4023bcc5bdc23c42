package dev.stet.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.CoreOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands a job to the cluster, as {@code flink run -d} does. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Starts the job on the cluster, and prints its id. It is refused where fewer slots"
                        + " are free than it needs.",
        footer = {
            "",
            "Examples:",
            "  ./stet cluster submit",
            "  ./stet cluster submit --parallelism 4 --config my.yaml",
            "  ./stet cluster submit --from-savepoint /data/savepoints/savepoint-1a2b",
            "  ./stet cluster submit -- -Dstet.rollup.grains=1h"
        })
final class SubmitCommand extends ClusterCommand {

    private static final Pattern JOB = Pattern.compile("submitted with JobID ([0-9a-f]{32})");

    /** An ended job gives back its slots within moments. */
    private static final Duration SLOTS_WITHIN = Duration.ofSeconds(3);

    private static final long LOOK_EVERY_MILLIS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The job's options. Default: stet.yaml in the working folder")
    private @Nullable Path config;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "How many tasks of each step; as many slots must be free, of 4. Default:"
                            + " parallelism.default of conf/config.yaml, 2")
    private @Nullable Integer parallelism;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description = "What 'flink stop' printed, or the folder of a checkpoint.")
    private @Nullable String savepoint;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Default: job/target/stet-job.jar, which ./stet builds")
    private @Nullable Path jar;

    @Parameters(
            paramLabel = "ARGUMENT",
            arity = "0..*",
            description = "After --, what else the job gets.")
    private List<String> arguments = List.of();

    private SubmitCommand() {}

    @Override
    int run(Home home, PrintWriter out) throws Exception {
        if (parallelism != null && parallelism < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--parallelism must be 1 or more, was " + parallelism);
        }
        Ledger ledger = Ledger.read(home.ledger());
        if (!ledger.isAlive(Member.JOB_MANAGER)) {
            throw new IOException(
                    "no JobManager runs in %s; ./stet cluster up begins one"
                            .formatted(home.root()));
        }
        Probes probes = new Probes(ledger.ports());
        requireNone(home, probes);
        requireSlots(home, probes);
        String said = said(home);
        Matcher job = JOB.matcher(said);
        if (!job.find()) {
            throw new IOException(
                    Failure.ofOutput(said) + " (more in " + FlinkScript.log(home) + ")");
        }
        out.println(job.group(1));
        return 0;
    }

    /** Two would write the same rows. Queries are jobs too, and may go on. */
    private static void requireNone(Home home, Probes probes) throws IOException {
        for (Job job : probes.jobs()) {
            if (job.name().equals(Job.STET) && !job.hasEnded()) {
                throw new IOException(
                        "job %s is %s: %s".formatted(job.id(), job.state(), advice(home, job)));
            }
        }
    }

    /** How to end a job in the state that it is in. */
    static String advice(Home home, Job job) {
        if (job.isRunning()) {
            return "end it first, with a savepoint, by '%s stop %s'"
                    .formatted(home.flink(), job.id());
        }
        if (job.state().equals("CANCELLING")) {
            return "wait until it has ended; './stet cluster status' shows it";
        }
        return "%d of %d tasks run, so it cannot take a savepoint; end it first by '%s cancel %s'"
                .formatted(job.runningTasks(), job.tasks(), home.flink(), job.id());
    }

    private void requireSlots(Home home, Probes probes) throws IOException, InterruptedException {
        int needed =
                parallelism == null
                        ? new FlinkFiles(home).read().get(CoreOptions.DEFAULT_PARALLELISM)
                        : parallelism;
        long began = System.nanoTime();
        Slots slots = probes.slots();
        while (needed > slots.free()
                && needed <= slots.total()
                && System.nanoTime() - began < SLOTS_WITHIN.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            slots = probes.slots();
        }
        if (needed > slots.free()) {
            throw new IOException(shortage(needed, slots));
        }
    }

    /** What to do where so many slots are not free. */
    static String shortage(int needed, Slots slots) {
        String message =
                "--parallelism %d needs %d slot%s, but %s"
                        .formatted(needed, needed, needed == 1 ? "" : "s", slots);
        if (slots.free() == 0) {
            return message + ": end a job first; './stet cluster status' lists them";
        }
        String fewer = ": give --parallelism %d or less".formatted(slots.free());
        return message
                + (needed > slots.total()
                        ? fewer
                        : fewer + ", or end another job; './stet cluster status' lists them");
    }

    private String said(Home home) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(home))
                        .redirectErrorStream(true)
                        .directory(home.root().toFile())
                        .start();
        process.getOutputStream().close();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-client"));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private List<String> command(Home home) throws IOException {
        List<String> run = new ArrayList<>(List.of(home.flink().toString(), "run", "-d"));
        if (parallelism != null) {
            run.addAll(List.of("-p", parallelism.toString()));
        }
        if (savepoint != null) {
            Path here = Path.of(savepoint).toAbsolutePath();
            run.addAll(List.of("-s", Files.exists(here) ? here.toString() : savepoint));
        }
        run.add(jar == null ? built() : existing(jar));
        run.addAll(
                List.of("--config", existing(config == null ? home.stetConfiguration() : config)));
        run.addAll(arguments);
        return run;
    }

    private static String built() throws IOException {
        Path jar = Home.project().resolve("job/target/stet-job.jar");
        if (!Files.exists(jar)) {
            throw new IOException(
                    "no file %s: start this with the launcher, ./stet, which builds it"
                            .formatted(jar));
        }
        return jar.toString();
    }

    private static String existing(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("no file " + file);
        }
        return file.toAbsolutePath().toString();
    }
}
