package dev.stet.local.map;

import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.ingest.EventDecoder;
import dev.stet.ingest.files.InputException;
import dev.stet.ingest.formats.Formats;
import dev.stet.ingest.formats.Trial;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.VersionProvider;
import dev.stet.local.replay.LogReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stet map}: a mapping and records in, what becomes of each record out. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        customSynopsis = {
            "stet map --format FORMAT --events PATH... [OPTION]...",
            "      stet map --print FORMAT"
        },
        description = "Says what a mapping makes of other producers' records.",
        footer = {
            "",
            "For each record: what its producer calls it, and the events it gives, that it is left"
                + " out by a rule, that no rule is for it, or why it is refused. Then how many of"
                + " each, every field of theirs with what it is read as, and the paths of the"
                + " mapping that no record has. docs/formats.md says how to write a mapping.",
            "",
            "Exit code: 0 done, whatever was found; 1 failed; 2 wrong usage.",
            "",
            "Examples:",
            "  ./stet map --format posthog --events export.jsonl",
            "  ./stet map --print posthog",
            "  ./stet map --format my.yaml --events export.jsonl --json"
        })
public final class MapCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description =
                    "The name of a mapping that comes with Stet, or a YAML file; several joined by"
                            + " ','.")
    private List<String> formats = List.of();

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files of records, as a replay reads them: files, folders and globs.")
    private List<String> events = List.of();

    @Mixin private LogReading log = new LogReading();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many records to show. Default: ${DEFAULT-VALUE}")
    private int records = 20;

    @Option(names = "--json", description = "Show the events that they give, too.")
    private boolean json;

    @Option(
            names = "--print",
            paramLabel = "FORMAT",
            description = "Print a mapping that comes with Stet, to begin one of your own with.")
    private @Nullable String print;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (print != null) {
                out.print(Formats.text(print));
                out.flush();
                return ExitCode.OK;
            }
            if (formats.isEmpty() || events.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "Missing required options: --format and --events");
            }
            tryOut(Formats.read(formats), out);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    private void tryOut(Formats read, PrintWriter out) throws IOException {
        Configuration options = new Configuration();
        options.set(StetOptions.FORMATS, formats);
        StetConfig config = StetConfig.from(options);
        MapReport report = new MapReport(out, records, json);
        Trial trial = new Trial(read, report);
        EventDecoder contract =
                new EventDecoder(Decoders.settings(config, PseudonymKey.generate()));
        log.read(log.find(events), config, trial.decoder(contract), (decoded, origin) -> {});
        report.print(trial.fields(), trial.missing());
    }
}
