package dev.stet.local.replay;

import dev.stet.config.StetConfig;
import dev.stet.ingest.PseudonymKey;
import dev.stet.local.files.Format;
import java.nio.file.Path;
import java.util.List;

/**
 * What a replay reads, how it counts, and what it writes.
 *
 * @param files of events
 * @param out the folder to write into, made where missing
 * @param rocksDb whether state lives in RocksDB rather than on the heap
 */
public record ReplaySettings(
        List<Path> files,
        Path out,
        StetConfig config,
        Format format,
        int parallelism,
        boolean rocksDb,
        PseudonymKey key) {}
