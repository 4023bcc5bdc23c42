package dev.stet.bench;

import dev.stet.bench.contest.Championship;
import dev.stet.bench.contest.Entrant;
import dev.stet.bench.contest.Entry;
import dev.stet.bench.contest.ReportFiles;
import dev.stet.bench.costs.CostsCommand;
import dev.stet.bench.coverage.CoverageCommand;
import dev.stet.bench.latency.LatencyCommand;
import dev.stet.bench.load.LoadCommand;
import dev.stet.bench.load.LoadOptions;
import dev.stet.bench.load.LoadSettings;
import dev.stet.bench.load.Topic;
import dev.stet.bench.micro.MicroCommand;
import dev.stet.bench.scale.RecoveryCommand;
import dev.stet.bench.scale.ScaleCommand;
import dev.stet.local.replay.Causes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks: by itself the contest, beside it what makes load for other measurements. */
@Command(
        name = "stet bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        customSynopsis = {"stet bench [OPTION]...", "       stet bench COMMAND [OPTION]..."},
        subcommands = {
            HelpCommand.class,
            LoadCommand.class,
            CostsCommand.class,
            MicroCommand.class,
            CoverageCommand.class,
            LatencyCommand.class,
            ScaleCommand.class,
            RecoveryCommand.class
        },
        description =
                "Runs the same query on the same Kafka topic in Stet and in other systems, one"
                        + " process each, checks every result against an independent one, then"
                        + " compares time and CPU. Exit code 1 if a system failed or its result is"
                        + " wrong.",
        footer = {
            "",
            "Examples:",
            "  ./stet bench --quick",
            "  ./stet bench --contenders stet,duckdb --rounds 5 --out docs/benchmark.md",
            "  ./stet bench --contenders stet,stet-clusters --rounds 5",
            "  ./stet bench load --out log.jsonl.gz --events 50000 --rate 2"
        })
public final class Bench implements Callable<Integer> {

    private static final long QUICK_EVENTS = 200_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description = "200000 events and one round, unless --events or --rounds is given.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds. Default: 3")
    private @Nullable Integer rounds;

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "A,B,C",
            description =
                    "The systems to compare: count, stet, stet-hot, stet-clusters, plain, duckdb,"
                            + " datastream, flink-sql, flink-sql-tuned, kafka-streams, spark. Count"
                            + " always runs. Default: all that are built, without stet-clusters.")
    private List<String> contenders = List.of();

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Partitions of the topic. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--compression",
            defaultValue = "LZ4",
            description =
                    "Compression of the topic: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Topic.Compression compression = Topic.Compression.LZ4;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "4g",
            description = "Heap of every system, in the form of -Xmx. Default: ${DEFAULT-VALUE}")
    private String heap = "4g";

    @Option(
            names = "--time-limit",
            defaultValue = "900",
            paramLabel = "SECONDS",
            description =
                    "Time limit of one turn, cold and warm together. Default: ${DEFAULT-VALUE}")
    private int timeLimit;

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            description =
                    "Also writes the report to this file, such as docs/benchmark.md, and a chart"
                            + " next to it.")
    private @Nullable Path out;

    @ArgGroup(validate = false, heading = "%nThe load:%n")
    private LoadOptions load = new LoadOptions();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Bench());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(
                (e, arguments) -> {
                    String name = e.getCommandLine().getCommandSpec().qualifiedName();
                    e.getCommandLine()
                            .getErr()
                            .println(
                                    "%s: %s (see %s --help)".formatted(name, e.getMessage(), name));
                    return CommandLine.ExitCode.USAGE;
                });
        commandLine.setExecutionExceptionHandler(
                (e, failed, parsed) -> {
                    String name = failed.getCommandSpec().qualifiedName();
                    failed.getErr().println(name + ": " + Causes.line(e));
                    return CommandLine.ExitCode.SOFTWARE;
                });
        return commandLine;
    }

    @Override
    public Integer call() throws Exception {
        between("--partitions", partitions, 1, 1_000);
        between("--time-limit", timeLimit, 1, 86_400);
        int times = rounds == null ? (quick ? 1 : 3) : rounds;
        between("--rounds", times, 1, 100);
        if (!heap.matches("\\d+[mg]")) {
            throw wrong("--heap must be a number followed by m or g, such as 4g; was " + heap);
        }
        checkOut();
        Path home = Path.of(System.getProperty("stet.home", "")).toAbsolutePath();
        PrintWriter progress = spec.commandLine().getErr();
        Championship championship =
                new Championship(
                        home,
                        heap,
                        loadSettings(),
                        partitions,
                        compression,
                        times,
                        Entrant.of(entries(home, progress)),
                        Duration.ofSeconds(timeLimit));
        Championship.Outcome outcome = championship.run(progress);
        ReportFiles files = ReportFiles.of(championship, outcome, command());
        spec.commandLine().getOut().println("\n" + files.text());
        if (out != null) {
            files.write(out);
        }
        return outcome.isGood() ? 0 : 1;
    }

    private LoadSettings loadSettings() {
        try {
            LoadSettings settings = load.settings(LoadSettings.DEFAULT.startMillis());
            if (settings.mix().closing() > 0) {
                throw wrong("--closing must be 0: the comparison has no closed artifacts");
            }
            boolean fewer = quick && !load.namesEvents();
            return fewer ? load.settings(settings.startMillis(), QUICK_EVENTS) : settings;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private List<Entry> entries(Path home, PrintWriter progress) {
        List<Entry> built = Championship.built(home, List.of(Entry.values()));
        if (contenders.isEmpty()) {
            Arrays.stream(Entry.values())
                    .filter(entry -> !built.contains(entry))
                    .forEach(entry -> progress.println("not built, skipped: " + entry.id()));
            return built.stream().filter(Entry::isUsual).toList();
        }
        Set<Entry> chosen = new LinkedHashSet<>(List.of(Entry.COUNT));
        for (String name : contenders) {
            Entry entry =
                    Arrays.stream(Entry.values())
                            .filter(known -> known.id().equals(name.strip()))
                            .findFirst()
                            .orElseThrow(() -> wrong(unknown(name)));
            if (!built.contains(entry)) {
                throw wrong("--contenders: %s is not built".formatted(name));
            }
            chosen.add(entry);
        }
        return List.copyOf(chosen);
    }

    private static String unknown(String name) {
        return "--contenders: there is no %s; choose among %s"
                .formatted(
                        name,
                        Arrays.stream(Entry.values())
                                .map(Entry::id)
                                .collect(Collectors.joining(", ")));
    }

    private void checkOut() throws IOException {
        if (out != null) {
            Path folder = out.toAbsolutePath().getParent();
            if (!out.toString().endsWith(".md") || folder == null || !Files.isDirectory(folder)) {
                throw wrong("--out must be a .md file in an existing folder; was " + out);
            }
        }
    }

    private String command() {
        return "./stet bench "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private void between(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(
                    "%s must lie between %d and %d, was %d".formatted(option, least, most, value));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
