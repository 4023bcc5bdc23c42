package dev.stet.bench.stet;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same job, slower, since each operation on state is counted. Not for measuring time: the
 * counts are left in a file of the contest's folder.
 */
public final class CountedJob implements Contender {

    private static final String FILE = "state-operations.tsv";

    @Override
    public void run(Contest contest) throws Exception {
        StetRun.run(contest, StateOperations.counting());
        List<String> lines = new ArrayList<>();
        StateOperations.take().forEach((name, count) -> lines.add(name + "\t" + count));
        Files.write(contest.scratch().resolve(FILE), lines);
    }

    /**
     * What a run left behind, by state and operation, as {@code suggestions.mapStateGet}.
     *
     * @param scratch the folder that its contest named
     */
    public static Map<String, Long> read(Path scratch) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(scratch.resolve(FILE))) {
            String[] columns = line.split("\t", 2);
            counts.put(columns[0], Long.valueOf(columns[1]));
        }
        return counts;
    }
}
