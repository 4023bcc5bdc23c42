package dev.stet.bench.contest;

import dev.stet.bench.load.JsonLines;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import dev.stet.bench.load.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a contender answers rightly, in this process: for tests, wherever the contender lies. */
public final class Rehearsal {

    private static final int PARTITIONS = 4;
    private static final int MOST_DIFFERENCES = 20;

    private Rehearsal() {}

    /**
     * Puts a load of a hundred minutes into a new topic and has it answered.
     *
     * @param bootstrap of a broker
     * @param folder empty; left with the load and the contender's state in it
     * @return what differs from the reference, a line each, the first few
     */
    public static List<String> differences(
            Contender contender, StateIn state, String bootstrap, long records, Path folder)
            throws Exception {
        Path lines = folder.resolve("events.jsonl");
        String topic = "rehearsal-" + records;
        write(
                LoadSettings.DEFAULT.with(
                        load -> {
                            load.events = records;
                            load.rate = records / 6_000.0;
                        }),
                lines,
                bootstrap,
                topic);
        ContestCells cells = new ContestCells();
        Meter meter = new Meter(records);
        contender.run(
                new Contest(
                        bootstrap,
                        topic,
                        lines,
                        records,
                        state,
                        Files.createDirectories(folder.resolve("state")),
                        meter,
                        cells));
        if (!(meter.seconds() > 0)) {
            return List.of("The meter says %f seconds".formatted(meter.seconds()));
        }
        return CellsFile.differences(ReferenceAnswer.of(lines), cells.sorted(), MOST_DIFFERENCES);
    }

    private static void write(LoadSettings settings, Path lines, String bootstrap, String topic)
            throws IOException {
        try (JsonLines file = JsonLines.to(lines);
                Topic kafka = Topic.open(bootstrap, topic, PARTITIONS, Topic.Compression.LZ4)) {
            LoadGenerator load = new LoadGenerator(settings);
            while (load.hasNext()) {
                LoadEvent event = load.next();
                file.write(event);
                kafka.write(event);
            }
            file.complete();
            kafka.complete();
        }
    }
}
