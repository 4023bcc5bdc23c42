package dev.stet.local.redrive;

import dev.stet.Decoders;
import dev.stet.KafkaPreflight;
import dev.stet.RegistryBinding;
import dev.stet.config.ConfigException;
import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.config.SourceConfig;
import dev.stet.config.SourceOptions;
import dev.stet.contract.Refusal;
import dev.stet.contract.Returned;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.VersionProvider;
import dev.stet.local.replay.OptionTypes;
import dev.stet.sinks.KafkaTarget;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code stet redrive}: refused records of a topic of dead letters, back to where they came from.
 */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Sends refused records from the topic of dead letters back to the topic that each came"
                    + " from, as far as they would be admitted now.",
            "Without --run it only counts. Sending a record twice does no harm: an event counts"
                    + " once. Dead letters in files are counted by ./stet replay --events."
        },
        footer = {
            "",
            "Examples:",
            "  ./stet redrive --config stet.yaml",
            "  ./stet redrive --config stet.yaml --fix user_id:string --run"
        })
public final class RedriveCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description =
                    "The options of the job; those of its source and its Kafka sink are used.")
    private Path config = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "TOPIC",
            description = "The topic of the dead letters. Default: dead_letters of the Kafka sink")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TOPIC",
            description = "Where they are sent. Default: the topic that each came from")
    private String to = "";

    @Option(
            names = "--reason",
            split = ",",
            paramLabel = "REASON",
            description = "Those refused for one of these, joined by ','. Default: any")
    private List<String> reasons = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those received then or later, such as 2026-03-01T00:00:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Those received before.")
    private @Nullable String until;

    @Option(
            names = "--fix",
            split = ",",
            paramLabel = "HINT",
            description =
                    "What to put right first: FIELD:string, FIELD:number, FIELD:seconds or"
                            + " FIELD:millis (a number that is a time), FIELD:drop, or OLD=NEW for"
                            + " another name; several joined by ','.")
    private List<String> fixes = List.of();

    @Option(names = "--run", description = "Send them.")
    private boolean run;

    /**
     * @param environment whose STET_ variables override the file
     */
    public RedriveCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Fixes read = readFixes();
        requireReasons();
        Instant sinceThen = instant("--since", since);
        Instant untilThen = instant("--until", until);
        JobConfig job = JobConfig.from(GivenOptions.of(config, environment, Map.of()));
        SourceConfig.OfKafka source = source(job);
        SinkConfig.OfKafka sink = sink(job);
        RedriveRequest request =
                new RedriveRequest(
                        sink == null ? source.access() : sink.access(),
                        from == null ? deadLetters(sink) : from,
                        source.access(),
                        to,
                        Set.copyOf(source.topics()),
                        Set.copyOf(reasons),
                        sinceThen,
                        untilThen,
                        read,
                        System.currentTimeMillis(),
                        run);
        requireTopics(request, source);
        RedriveReport report = new RedriveReport();
        new Redrive(
                        request,
                        RegistryBinding.decoders(
                                        source,
                                        Decoders.of(job.dataflow(), PseudonymKey.generate()))
                                .create(),
                        report)
                .run();
        report.print(request, job.dataflow().allowedLateness(), spec().commandLine().getOut());
        return ExitCode.OK;
    }

    private Fixes readFixes() {
        try {
            return Fixes.of(fixes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), "--fix: " + e.getMessage(), e);
        }
    }

    private void requireReasons() {
        Set<String> known = new TreeSet<>(Set.of(Returned.LATE, Returned.TOO_MANY_EVENTS));
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            known.add(reason.label());
        }
        for (String reason : reasons) {
            if (!known.contains(reason)) {
                throw new ParameterException(
                        spec().commandLine(),
                        "--reason: '%s' is none; choose among %s"
                                .formatted(reason, String.join(", ", known)));
            }
        }
    }

    private @Nullable Instant instant(String option, @Nullable String text) {
        try {
            return text == null ? null : OptionTypes.instant(text);
        } catch (TypeConversionException e) {
            throw new ParameterException(
                    spec().commandLine(), "%s: %s".formatted(option, e.getMessage()), e);
        }
    }

    private static SourceConfig.OfKafka source(JobConfig job) {
        if (job.source() instanceof SourceConfig.OfKafka kafka) {
            return kafka;
        }
        throw new ConfigException(
                SourceOptions.SOURCE.key(), "must be kafka: records are sent back to its topics");
    }

    private static SinkConfig.@Nullable OfKafka sink(JobConfig job) {
        return job.sinks().stream()
                .filter(SinkConfig.OfKafka.class::isInstance)
                .map(SinkConfig.OfKafka.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static String deadLetters(SinkConfig.@Nullable OfKafka sink) {
        if (sink == null) {
            throw new ConfigException(
                    SinkOptions.SINKS.key(),
                    "has no kafka, so that no topic holds dead letters; name one by --from");
        }
        return sink.topicPrefix() + KafkaTarget.DEAD_LETTERS;
    }

    private void requireTopics(RedriveRequest request, SourceConfig.OfKafka source) {
        try (KafkaPreflight brokers = KafkaPreflight.of(request.deadLetters())) {
            brokers.requireTopics(
                    from == null ? SinkOptions.KAFKA_TOPIC_PREFIX.key() : "--from",
                    List.of(request.from()));
        }
        try (KafkaPreflight brokers = KafkaPreflight.of(request.events())) {
            brokers.requireTopics(
                    to.isEmpty() ? SourceOptions.KAFKA_TOPICS.key() : "--to",
                    to.isEmpty() ? source.topics() : List.of(to));
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
