package dev.stet.local.replay;

import dev.stet.config.ConfigException;
import dev.stet.config.EnvironmentVariables;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.DayZone;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Targets;
import dev.stet.ingest.PriceTable;
import dev.stet.ingest.files.InputException;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.InputKind;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.VersionProvider;
import dev.stet.local.files.Format;
import dev.stet.local.redrive.DeadLetterDecoder;
import dev.stet.targets.TargetsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stet replay}: files of events in, files of KPI rows out. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        customSynopsis = "stet replay --events PATH... --out DIR [OPTION]...",
        description = "Counts recorded events and writes one file per view.",
        footer = {
            "",
            "Into DIR go one file per view that has rows, such as suggestion_kpi, one per kind of"
                + " subject, such as outcomes/suggestion_outcome, in the format chosen, and where"
                + " records were refused or late dead_letters.jsonl or late.jsonl. Earlier files of"
                + " these names are replaced, or removed if there is nothing for them; other files"
                + " are left alone. If the replay fails or is stopped, DIR stays as it was.",
            "",
            "The summary shows the metrics that have data, by section of the dashboard, the core"
                + " metrics (★) first, and beside each its counter-metric. On a terminal it also"
                + " draws the intervals of the first ones.",
            "",
            "Exit code: 0 done, 1 failed, 2 wrong usage, 3 more than half of the records were"
                    + " refused or late and DIR stays as it was (see --force), 130 stopped by"
                    + " Ctrl-C.",
            "",
            "Example:",
            "  ./stet replay --events events.jsonl.gz --out kpi \\",
            "    --grains 1h,1d --segments 'all;model;feature|model'"
        })
public final class ReplayCommand implements Callable<Integer> {

    /** One for all replays of this JVM: the planner runs once. */
    private static final PlannedViews VIEWS = new PlannedViews(PlannedViews.ofCheckout());

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = {
                "Files of events, folders and globs; - is standard input. A file holds one JSON"
                    + " object per line, a JSON array, or pretty-printed objects, plain or"
                    + " compressed with gzip or zstd, or Parquet: its first bytes say which,"
                    + " whatever its name. Of folders, names that begin with . or _, the output of"
                    + " a replay and the manifests of an export are passed over."
            })
    private List<String> events = List.of();

    @Option(
            names = "--input",
            paramLabel = "KIND",
            defaultValue = "auto",
            converter = OptionTypes.Inputs.class,
            description = {
                "What the files hold: auto, where the first bytes tell JSON and Parquet; csv, which"
                        + " they do not tell; or parquet. CSV has a header line with the"
                        + " contract's field names; comma, semicolon, tab or | separates the"
                        + " cells, and an empty cell is an absent field. Default: ${DEFAULT-VALUE}"
            })
    private InputKind kind = InputKind.AUTO;

    @Option(
            names = "--as-live",
            description =
                    "Read each file in the order of its lines, as a live job would: an event that"
                        + " trails too far is late. Default: no event is late; files that are not"
                        + " in time order are sorted on disk, in a hidden folder of DIR.")
    private boolean asLive;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = OptionTypes.Instants.class,
            description =
                    "Where event time ends, such as 2026-03-01T00:00:00Z: later events are not"
                        + " read, and rows that could still change then are provisional. Default:"
                        + " every event is read, and every row is final.")
    private @Nullable Instant asOf;

    @Option(
            names = "--on-bad-file",
            paramLabel = "WHAT",
            defaultValue = "fail",
            converter = OptionTypes.BadFiles.class,
            description =
                    "What becomes of a file that is cut off or holds something else: fail, or skip"
                        + " to count what can be read of it and name it in the summary. Default:"
                        + " ${DEFAULT-VALUE}")
    private ReplaySettings.OnBadFile onBadFile = ReplaySettings.OnBadFile.FAIL;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write into; made where missing.")
    private Path out = Path.of("");

    @Option(
            names = "--force",
            description =
                    "Write the output, and end with exit code 0, even if more than half of the"
                            + " records were refused or late.")
    private boolean force;

    @Option(
            names = "--segments",
            paramLabel = "SETS",
            converter = OptionTypes.Segments.class,
            description = {
                "By which dimensions rows are split: segment sets joined by ';', each of them"
                        + " 'all' or dimensions joined by '|'.",
                "Default: all;feature;workflow;model;variant;feature|model"
            })
    private OptionTypes.@Nullable Sets segments;

    @Option(
            names = "--grains",
            paramLabel = "GRAINS",
            converter = OptionTypes.Grains.class,
            description = "Lengths of window, joined by ','. Default: 1m,1h,1d")
    private OptionTypes.@Nullable Lengths grains;

    @Option(
            names = "--day-zone",
            paramLabel = "ZONE",
            converter = OptionTypes.DayZones.class,
            description =
                    "The time zone whose days are the windows of 1d, such as Asia/Kolkata."
                            + " Default: UTC")
    private @Nullable DayZone dayZone;

    @Option(
            names = "--clusters",
            paramLabel = "N",
            description =
                    "64: count by bucket of users too, so that intervals have in them how far users"
                            + " differ. See docs/statistics.md. Default: 0, where they take events"
                            + " for independent")
    private int clusters;

    @Option(
            names = "--families",
            paramLabel = "NAMES",
            converter = OptionTypes.FamilyNames.class,
            description = {
                "Which families of KPIs are counted beside suggestions and questions: names"
                        + " joined by ',', such as task,signal, or 'all', which is every family but"
                        + " experiment. As the option stet.families of the job. Default:"
                        + " all,experiment"
            })
    private OptionTypes.@Nullable Families families;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "A CSV file of prices, for generations that give no cost: the columns model,"
                            + " valid_from, input, cached, cache_write, output, in USD per million"
                            + " tokens.")
    private @Nullable Path prices;

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description =
                    "A YAML file of targets, as for a job: the summary then says of each metric"
                            + " shown ok, warn, critical or too_few, and who answers for it, and"
                            + " alerts go into kpi_alert. See docs/targets.md and docs/alerts.md.")
    private @Nullable Path targets;

    @Option(
            names = "--review-sample",
            description =
                    "Draw the interactions that people are to evaluate, as docs/review-sample.md"
                            + " says, into review_sample. Give a key of pseudonyms, too: with"
                            + " another key others are drawn.")
    private boolean reviewSample;

    @Mixin private FormatsIn formatsIn = new FormatsIn();

    @Option(
            names = "--fix",
            split = ",",
            paramLabel = "HINT",
            description = {
                "What to put right in records that are refused, and in those of dead letters, whose"
                    + " files --events takes as they are: FIELD:string, FIELD:number, FIELD:seconds"
                    + " or FIELD:millis (a number that is a time), FIELD:drop, or OLD=NEW for"
                    + " another name; several joined by ','."
            })
    private List<String> fixes = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            converter = OptionTypes.Formats.class,
            description = "csv, jsonl or parquet. Default: ${DEFAULT-VALUE}")
    private Format format = Format.CSV;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            converter = OptionTypes.Parallelism.class,
            description = "How many tasks work side by side. Default: one per processor")
    private int parallelism =
            Math.min(Runtime.getRuntime().availableProcessors(), OptionTypes.GREATEST_PARALLELISM);

    @Option(
            names = "--allowed-lateness",
            paramLabel = "DURATION",
            converter = OptionTypes.Durations.class,
            description =
                    "With --as-live: how far behind the watermark an event still counts; an older"
                            + " one goes to late.jsonl. Default: 10min")
    private @Nullable Duration allowedLateness;

    @Option(
            names = "--out-of-orderness",
            paramLabel = "DURATION",
            converter = OptionTypes.Durations.class,
            description =
                    "How far an event may trail the newest one before the watermark passes it."
                            + " Default: 30s")
    private @Nullable Duration outOfOrderness;

    @Option(
            names = "--state",
            paramLabel = "PLACE",
            defaultValue = "heap",
            converter = OptionTypes.States.class,
            description =
                    "Where state lives: heap, or rocksdb for more than fits into memory."
                            + " Default: ${DEFAULT-VALUE}")
    private OptionTypes.State state = OptionTypes.State.HEAP;

    @Option(
            names = "--pseudonym-key-file",
            paramLabel = "FILE",
            description =
                    "The key of the pseudonyms of users, at least 16 bytes. Without it"
                            + " STET_PSEUDONYM_KEY is read from the environment; without that a key"
                            + " is made for this run, and pseudonyms differ from run to run.")
    private @Nullable Path pseudonymKeyFile;

    @Option(
            names = "--report",
            description =
                    "Write the pages of the console into DIR/report, to open without a server.")
    private boolean report;

    @Option(names = "--open", description = "The same, and open them in a browser.")
    private boolean open;

    @Option(
            names = "--progress",
            negatable = true,
            description =
                    "Tell on standard error how far the replay has come. Default: a bar in place if"
                            + " a terminal is there, else a line every 10 s")
    private @Nullable Boolean progress;

    private final Dataflow dataflow;
    private final Map<String, String> environment;

    public ReplayCommand() {
        this(new ReplayJob(VIEWS), System.getenv());
    }

    ReplayCommand(Dataflow dataflow, Map<String, String> environment) {
        this.dataflow = dataflow;
        this.environment = environment;
    }

    @Override
    public Integer call() throws ReplayFailure {
        var commandLine = spec().commandLine();
        return new Replay(settings(), dataflow, commandLine.getOut(), commandLine.getErr(), looks())
                .run();
    }

    /** What the options say; defaults are those of {@link StetOptions}. */
    ReplayRequest settings() throws ReplayFailure {
        requireReadablePrices();
        requireReadableFormats();
        requireHints();
        Targets levels = levels();
        StetConfig config = config();
        PseudonymKey key = key();
        Pipes pipes = Pipes.of(events); // after all that can be wrong: it copies standard input
        return new ReplayRequest(
                input(pipes),
                new ReplayRequest.Reading(asLive, onBadFile, pipes.copies(), fixes, kind),
                out,
                force,
                config,
                format,
                parallelism,
                state == OptionTypes.State.ROCKSDB,
                key,
                open
                        ? ReplayRequest.Pages.OPEN
                        : report ? ReplayRequest.Pages.WRITE : ReplayRequest.Pages.NONE,
                levels);
    }

    private @Nullable Targets levels() throws ReplayFailure {
        try {
            return targets == null ? null : TargetsFile.read(targets);
        } catch (IllegalArgumentException e) {
            throw new ReplayFailure("--targets: " + e.getMessage(), e);
        }
    }

    private void requireReadablePrices() throws ReplayFailure {
        try {
            if (prices != null) {
                PriceTable.read(prices);
            }
        } catch (IllegalArgumentException e) {
            throw new ReplayFailure("--prices: " + e.getMessage(), e);
        }
    }

    private void requireReadableFormats() throws ReplayFailure {
        try {
            formatsIn.requireReadable();
        } catch (InputException e) {
            throw new ReplayFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void requireHints() {
        try {
            DeadLetterDecoder.requireHints(fixes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), "--fix: " + e.getMessage(), e);
        }
    }

    private InputFiles.Found input(Pipes pipes) throws ReplayFailure {
        try {
            return pipes.others().isEmpty()
                    ? pipes.with(new InputFiles.Found(List.of(), List.of()))
                    : pipes.with(outsideOfOutput(InputFiles.find(pipes.others(), kind)));
        } catch (InputException e) {
            throw new ReplayFailure("--events: " + e.getMessage(), e);
        }
    }

    /** What an earlier replay wrote is no input of the next. */
    private InputFiles.Found outsideOfOutput(InputFiles.Found found) throws ReplayFailure {
        if (!Files.isDirectory(out)) {
            return found;
        }
        List<Path> files = new ArrayList<>();
        List<InputFiles.PassedOver> passedOver = new ArrayList<>();
        try {
            Path output = out.toRealPath();
            for (InputFiles.PassedOver other : found.passedOver()) {
                passedOver.add(isBelow(output, other.file()) ? ownOutput(other.file()) : other);
            }
            for (Path file : found.files()) {
                if (isBelow(output, file)) {
                    passedOver.add(ownOutput(file));
                } else {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new ReplayFailure("--events: " + Causes.line(e), e);
        }
        if (files.isEmpty()) {
            throw new ReplayFailure(
                    "--events: every file lies in --out %s, where the output goes".formatted(out),
                    null);
        }
        return new InputFiles.Found(files, passedOver);
    }

    private static boolean isBelow(Path folder, Path file) throws IOException {
        return file.toRealPath().startsWith(folder);
    }

    private static InputFiles.PassedOver ownOutput(Path file) {
        return new InputFiles.PassedOver(file, "the replay's own output");
    }

    private StetConfig config() {
        Configuration options = new Configuration();
        options.set(StetOptions.OUTCOMES, true);
        options.set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY);
        options.set(StetOptions.REFRESH_INTERVAL, Duration.ZERO);
        if (segments != null) {
            options.set(
                    StetOptions.SEGMENT_SETS,
                    segments.sets().stream().map(SegmentSet::name).toList());
        }
        if (grains != null) {
            options.set(StetOptions.GRAINS, grains.grains().stream().map(Grain::label).toList());
        }
        options.set(StetOptions.CLUSTERS, clusters);
        if (dayZone != null) {
            options.set(StetOptions.DAY_ZONE, dayZone.id());
        }
        if (families != null) {
            options.set(StetOptions.FAMILIES, families.names());
        }
        if (allowedLateness != null) {
            options.set(StetOptions.ALLOWED_LATENESS, allowedLateness);
        }
        if (outOfOrderness != null) {
            options.set(StetOptions.OUT_OF_ORDERNESS, outOfOrderness);
        }
        if (asOf != null) {
            options.set(StetOptions.AS_OF, asOf.toString());
        }
        if (prices != null) {
            options.set(StetOptions.PRICES_FILE, prices.toString());
        }
        if (targets != null) {
            options.set(StetOptions.TARGETS_FILE, targets.toString());
            options.set(StetOptions.ALERTS, true);
        }
        options.set(StetOptions.REVIEW_SAMPLE, reviewSample);
        options.set(StetOptions.FORMATS, formatsIn.names());
        return StetConfig.from(options);
    }

    private PseudonymKey key() {
        requireKnownVariables();
        if (pseudonymKeyFile == null
                && !environment.containsKey(PseudonymKey.ENVIRONMENT_VARIABLE)) {
            return PseudonymKey.generate();
        }
        try {
            return PseudonymKey.load(pseudonymKeyFile, environment);
        } catch (IllegalArgumentException e) {
            String where =
                    pseudonymKeyFile == null
                            ? PseudonymKey.ENVIRONMENT_VARIABLE
                            : "--pseudonym-key-file";
            throw new ParameterException(
                    spec().commandLine(),
                    "Invalid value for %s: %s".formatted(where, e.getMessage()),
                    e);
        }
    }

    /** A misspelled name of the key's variable would silently give every user a new pseudonym. */
    private void requireKnownVariables() {
        try {
            EnvironmentVariables.requireKnown(environment);
        } catch (ConfigException e) {
            throw new ParameterException(
                    spec().commandLine(), String.valueOf(e.problems().get(0).getMessage()), e);
        }
    }

    private Looks looks() {
        return Looks.of(
                environment,
                name ->
                        Boolean.getBoolean(name)
                                || (name.equals(Looks.TERMINAL) && System.console() != null),
                progress);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
