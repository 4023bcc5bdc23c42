package dev.stet.local.replay;

import dev.stet.config.StetConfig;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.files.Format;
import java.nio.file.Path;

/**
 * What a replay reads, how it counts, and what it writes.
 *
 * @param input the files of events
 * @param out the folder to write into, made where missing
 * @param force whether the output is written though most records were refused or late
 * @param rocksDb whether state lives in RocksDB rather than on the heap
 */
public record ReplayRequest(
        InputFiles.Found input,
        Path out,
        boolean force,
        StetConfig config,
        Format format,
        int parallelism,
        boolean rocksDb,
        PseudonymKey key) {}
