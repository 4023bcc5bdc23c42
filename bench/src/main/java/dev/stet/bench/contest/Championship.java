package dev.stet.bench.contest;

import dev.stet.bench.load.LoadSettings;
import dev.stet.bench.load.Topic;
import dev.stet.bench.stet.CountedJob;
import dev.stet.local.embedded.TemporaryDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The contest from the broker's start to the report.
 *
 * @param entrants in the order of turns
 * @param limit of one turn
 */
public record Championship(
        Path home,
        String heap,
        LoadSettings load,
        int partitions,
        Topic.Compression compression,
        int rounds,
        List<Entrant> entrants,
        Duration limit) {

    /** How short the cold run of a slow entry must be for it to run again, warm. */
    private static final Duration WARM_BELOW = Duration.ofSeconds(60);

    /** What came of it. */
    public record Outcome(
            Scores scores, Map<String, Long> stateOperations, long bytes, long storedBytes) {

        /** Whether each entrant gave the right answer, even if too slowly. */
        public boolean isGood() {
            return scores.entrants().stream()
                    .allMatch(
                            entrant ->
                                    scores.worst(entrant)
                                                    .verdict()
                                                    .compareTo(Turned.Verdict.TOO_SLOW)
                                            <= 0);
        }
    }

    /** Those of these that are built. */
    public static List<Entry> built(Path home, List<Entry> entries) {
        Jvms jvms = new Jvms(home, "");
        return entries.stream().filter(jvms::has).toList();
    }

    /**
     * @param progress is told each step
     */
    public Outcome run(PrintWriter progress) throws IOException, InterruptedException {
        TemporaryDirectory scratch = TemporaryDirectory.create("bench");
        Thread atExit = new Thread(() -> delete(scratch, progress), "delete-scratch");
        try (Children children = new Children()) {
            Runtime.getRuntime().addShutdownHook(atExit);
            return run(children, scratch.path(), progress);
        } finally {
            delete(scratch, progress);
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private Outcome run(Children children, Path scratch, PrintWriter progress)
            throws IOException, InterruptedException {
        Jvms jvms = new Jvms(home, heap);
        say(progress, "broker and load: %,d events ...", load.events());
        Arena arena = Arena.open(jvms, children, load, partitions, compression, scratch);
        say(progress, "reference answer ...");
        Map<ContestCells.Key, long[]> expected = ReferenceAnswer.of(arena.lines());
        say(progress, "%,d cells", expected.size());
        Turns turns = new Turns(jvms, children, arena, expected, limit, WARM_BELOW);
        List<List<Turned>> results = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            List<Turned> turned = new ArrayList<>();
            for (Entrant entrant : entrants) {
                Path own = Files.createDirectory(scratch.resolve("turn"));
                turned.add(turns.give(entrant, own));
                deleteAll(own);
                tell(progress, round, turned.get(turned.size() - 1));
            }
            results.add(turned);
        }
        return new Outcome(
                new Scores(results, load.events()),
                countOperations(turns, scratch, progress),
                arena.bytes(),
                arena.storedBytes());
    }

    private Map<String, Long> countOperations(Turns turns, Path scratch, PrintWriter progress)
            throws IOException, InterruptedException {
        Entrant stet = new Entrant(Entry.STET, StateIn.HEAP);
        if (!entrants.contains(stet)) {
            return Map.of();
        }
        say(progress, "state operations ...");
        Path own = Files.createDirectory(scratch.resolve("counted"));
        try {
            turns.giveUnmeasured(stet, CountedJob.class, own);
            return CountedJob.read(own.resolve(Turn.stateOf(0)));
        } catch (IOException e) {
            // Hours of measuring are not to be lost for it.
            say(progress, "not counted: %s", String.valueOf(e.getMessage()));
            return Map.of();
        }
    }

    private void tell(PrintWriter progress, int round, Turned turned) {
        say(progress, "round %d of %d: %s: %s", round, rounds, turned.entrant(), brief(turned));
        turned.details().forEach(line -> say(progress, "    %s", line));
    }

    private String brief(Turned turned) {
        String verdict = turned.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (turned.verdict() == Turned.Verdict.FINE) {
            verdict = turned.entrant().entry().answers() ? "every cell right" : "no answer asked";
        }
        StringBuilder text = new StringBuilder(verdict);
        for (Temperature temperature : Temperature.values()) {
            Run run = turned.run(temperature);
            if (run != null) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                ", %s %,.0f events/s at %.2f µs",
                                temperature.title(),
                                load.events() / run.seconds(),
                                run.cpuSeconds() * 1e6 / load.events()));
            }
        }
        return text.toString();
    }

    private static void say(PrintWriter progress, String format, Object... values) {
        progress.println(String.format(Locale.ROOT, format, values));
        progress.flush();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void delete(TemporaryDirectory scratch, PrintWriter progress) {
        try {
            scratch.close();
        } catch (IOException e) {
            say(
                    progress,
                    "could not delete %s: %s",
                    scratch.path(),
                    String.valueOf(e.getMessage()));
        }
    }
}
