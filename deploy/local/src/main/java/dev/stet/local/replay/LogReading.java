package dev.stet.local.replay;

import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.files.FileScan;
import dev.stet.ingest.files.InputException;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.InputKind;
import dev.stet.ingest.files.ReplaySettings;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** Reads files as a replay does, without its job: for commands that look at a log. */
public final class LogReading {

    @Option(
            names = "--input",
            paramLabel = "KIND",
            defaultValue = "auto",
            converter = OptionTypes.Inputs.class,
            description =
                    "What the files hold, as for a replay: auto, csv or parquet. Default:"
                            + " ${DEFAULT-VALUE}")
    private InputKind kind = InputKind.AUTO;

    /**
     * @param events files, folders and globs
     * @throws InputException naming the option and the path that is missing or unreadable
     */
    public InputFiles.Found find(List<String> events) {
        try {
            return InputFiles.find(events, kind);
        } catch (InputException e) {
            throw new InputException("--events: " + e.getMessage(), e);
        }
    }

    /**
     * Reads every file to its end.
     *
     * @throws IOException naming the file and the line if a file cannot be read
     */
    public void read(
            InputFiles.Found input,
            StetConfig config,
            RecordDecoder decoder,
            FileScan.Visitor visitor)
            throws IOException {
        FileScan.read(
                input.files(),
                new ReplaySettings(
                                Decoders.lineBytes(config),
                                config.outOfOrderness(),
                                config.allowedLateness())
                        .of(kind),
                decoder,
                ArrivalClock.system(),
                visitor);
    }
}
