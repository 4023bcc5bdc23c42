package dev.stet.local.doctor;

import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.ingest.EventDecoder;
import dev.stet.ingest.PriceTable;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.files.InputException;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.formats.Formats;
import dev.stet.ingest.formats.MappingDecoder;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.VersionProvider;
import dev.stet.local.replay.FormatsIn;
import dev.stet.local.replay.LogReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stet doctor}: files of events in, what can be computed from them out. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        customSynopsis = "stet doctor --events PATH... [OPTION]...",
        description = "Says which metrics a log can give, and which event to send next.",
        footer = {
            "",
            "Reads the files as a replay does and refuses the same records, but computes no KPI and"
                + " writes nothing. It counts events and fields, and does not check that ids match:"
                + " see 'unopened' in the summary of a replay. For each section of the dashboard it"
                + " lists the metrics that are",
            "",
            "  computable             Every event that the metric needs is there.",
            "  too few                The same, but fewer than 30 events to divide by.",
            "  no such event          An event that it needs was never sent.",
            "  no such field          The event was sent, but never with the field.",
            "  no success definition  Tasks never say what their success is.",
            "",
            "Exit code: 0 done, whatever was found; 1 failed; 2 wrong usage.",
            "",
            "Examples:",
            "  ./stet doctor --events events.jsonl",
            "  ./stet doctor --events logs/ --all --prices prices.csv",
            "  ./stet doctor --events export.jsonl --format-in posthog"
        })
public final class DoctorCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files of events, as a replay reads them: files, folders and globs.")
    private List<String> events = List.of();

    @Mixin private LogReading log = new LogReading();

    @Mixin private FormatsIn formatsIn = new FormatsIn();

    @Option(
            names = "--all",
            description = "List every metric in a line of its own, with what it needs.")
    private boolean all;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "The prices that the replay would be given, for generations without a cost.")
    private @Nullable Path prices;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        StetConfig config = config();
        InputFiles.Found input = log.find(events);
        EventDecoder contract =
                new EventDecoder(Decoders.settings(config, PseudonymKey.generate()));
        Findings findings = new Findings(contract);
        log.read(input, config, decoder(config, contract), findings);
        new DoctorReport(spec.commandLine().getOut(), findings, new Diagnosis(findings))
                .print(input, all);
        return ExitCode.OK;
    }

    /** What the mappings give is read by the contract's decoder, as in a job. */
    private static RecordDecoder decoder(StetConfig config, EventDecoder contract) {
        return config.formats().isEmpty()
                ? contract
                : new MappingDecoder(Formats.read(config.formats()), contract);
    }

    private StetConfig config() throws InputException {
        formatsIn.requireReadable();
        Configuration options = new Configuration();
        options.set(StetOptions.FORMATS, formatsIn.names());
        try {
            if (prices != null) {
                PriceTable.read(prices);
                options.set(StetOptions.PRICES_FILE, prices.toString());
            }
        } catch (IllegalArgumentException e) {
            throw new InputException("--prices: " + e.getMessage(), e);
        }
        return StetConfig.from(options);
    }
}
