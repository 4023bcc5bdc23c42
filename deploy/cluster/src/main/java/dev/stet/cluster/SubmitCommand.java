package dev.stet.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a job to the cluster, as {@code flink run -d} does. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Starts the job on the cluster, and prints its id.")
final class SubmitCommand extends ClusterCommand {

    /** The name that the job has unless it is given another. */
    private static final String STET = "stet";

    private static final Pattern JOB = Pattern.compile("submitted with JobID ([0-9a-f]{32})");
    private static final Pattern CAUSE = Pattern.compile("(?m)^Caused by: (?:[\\w.$]+: )?(.+)$");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The job's options. Default: stet.yaml in the working folder")
    private @Nullable Path config;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "At most the slots, 4. Default: 2")
    private @Nullable Integer parallelism;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description = "What 'flink stop' printed, or the folder of a checkpoint.")
    private @Nullable String savepoint;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Default: the job's jar, as it was built last")
    private @Nullable Path jar;

    @Parameters(
            paramLabel = "ARGUMENT",
            arity = "0..*",
            description = "After --, what else the job gets.")
    private List<String> arguments = List.of();

    private SubmitCommand() {}

    @Override
    int run(Home home, PrintWriter out) throws Exception {
        Ledger ledger = Ledger.read(home.ledger());
        if (!ledger.isAlive(Member.JOB_MANAGER)) {
            throw new IOException(
                    "no JobManager runs in %s; ./stet cluster up begins one"
                            .formatted(home.root()));
        }
        requireNone(home, new Probes(ledger.ports()));
        String said = said(home);
        Matcher job = JOB.matcher(said);
        if (!job.find()) {
            throw new IOException(reason(said) + " (more in " + FlinkScript.log(home) + ")");
        }
        out.println(job.group(1));
        return 0;
    }

    /** Two would write the same rows. Queries are jobs too, and may go on. */
    private static void requireNone(Home home, Probes probes) throws IOException {
        for (Probes.Job job : probes.jobs()) {
            if (job.name().equals(STET) && !job.hasEnded()) {
                throw new IOException(
                        "job %s is %s: end it first by '%s stop %s', or begin another one beside it by 'flink run' in its place"
                                .formatted(job.id(), job.state(), home.flink(), job.id()));
            }
        }
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
                    "no file %s: make it by 'mvn package -pl job -am -DskipTests'".formatted(jar));
        }
        return jar.toString();
    }

    private static String existing(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("no file " + file);
        }
        return file.toAbsolutePath().toString();
    }

    /** The innermost cause; without a stack trace, the last thing it said. */
    private static String reason(String said) {
        String reason = said.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
        Matcher cause = CAUSE.matcher(said);
        while (cause.find()) {
            reason = cause.group(1);
        }
        return reason.strip();
    }
}
