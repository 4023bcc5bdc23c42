package dev.stet.bench.scale;

import dev.stet.bench.load.JsonLines;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The usual load as a file, for a replay. */
final class ReplayedLog {

    private ReplayedLog() {}

    /**
     * Writes events until there are as many, or the file has as many bytes.
     *
     * @return how many events
     */
    static long write(Path file, long mostEvents, long mostBytes) throws IOException {
        long events = 0;
        long bytes = 0;
        try (JsonLines lines = JsonLines.to(file)) {
            LoadGenerator load =
                    new LoadGenerator(LoadSettings.DEFAULT.with(with -> with.events = mostEvents));
            while (bytes < mostBytes && load.hasNext()) {
                LoadEvent event = load.next();
                lines.write(event);
                bytes += event.value().length + 1;
                events++;
            }
            lines.complete();
        }
        return events;
    }
}
