package dev.stet.local.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gathers rows up to a size, then writes them as one sorted run and begins anew. */
final class RunBuffer {

    private final Path folder;
    private final String prefix;
    private final int limitBytes;
    private final List<Spilled> rows = new ArrayList<>();
    private int heldBytes;
    private int runs;

    /**
     * @param prefix of the runs' file names, unique among all who write into {@code folder}
     */
    RunBuffer(Path folder, String prefix, int limitBytes) {
        this.folder = folder;
        this.prefix = prefix;
        this.limitBytes = limitBytes;
    }

    void add(Spilled row) throws IOException {
        rows.add(row);
        heldBytes += row.heapBytes();
        if (heldBytes >= limitBytes) {
            flush();
        }
    }

    void flush() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Collections.sort(rows);
        Runs.write(folder.resolve("%s-%06d.run".formatted(prefix, runs++)), rows);
        rows.clear();
        heldBytes = 0;
    }
}
