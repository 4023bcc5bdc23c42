package dev.stet.local.replay;

import dev.stet.config.StetConfig;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.InputKind;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.files.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay reads, how it counts, and what it writes.
 *
 * @param input the files of events
 * @param out the folder to write into, made where missing
 * @param reading how they are read
 * @param force whether the output is written though most records were refused or late
 * @param rocksDb whether state lives in RocksDB rather than on the heap
 * @param pages whether a report for a browser is written, too
 * @param targets the levels that summary and report hold metrics against; null for the defaults,
 *     and then the summary does not name them
 */
public record ReplayRequest(
        InputFiles.Found input,
        Reading reading,
        Path out,
        boolean force,
        StetConfig config,
        Format format,
        int parallelism,
        boolean rocksDb,
        PseudonymKey key,
        Pages pages,
        @Nullable Targets targets) {

    /** Whether pages to look at are written beside the files. */
    public enum Pages {
        NONE,
        WRITE,
        /** And opened in a browser. */
        OPEN
    }

    /**
     * How the files of events are read.
     *
     * @param asLive whether events that trail too far are late, as in a live job
     * @param onBadFile what becomes of a file that cannot be read to its end
     * @param copies where the bytes of an input lie that cannot be read twice, by its name
     * @param fixes what is put right in the records of dead letters
     * @param input what the files hold
     */
    public record Reading(
            boolean asLive,
            ReplaySettings.OnBadFile onBadFile,
            Map<String, String> copies,
            List<String> fixes,
            InputKind input) {

        /** As without options. */
        public static final Reading DEFAULT =
                new Reading(
                        false, ReplaySettings.OnBadFile.FAIL, Map.of(), List.of(), InputKind.AUTO);
    }

    /** The levels that the summary names; empty where no targets were given. */
    List<Target> levels() {
        return targets == null ? List.of() : targets.levels();
    }

    /** In which order the files are tried to be read first. */
    ReplaySettings.Order order() {
        return reading.asLive()
                ? ReplaySettings.Order.AS_READ
                : ReplaySettings.Order.AS_READ_IF_ORDERED;
    }
}
