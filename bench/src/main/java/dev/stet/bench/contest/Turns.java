package dev.stet.bench.contest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gives turns, each in a process of its own, and judges the answers. */
final class Turns {

    private static final int DETAILS = 8;
    private static final Path ERRORS = Path.of("stderr.txt");

    private final Jvms jvms;
    private final Children children;
    private final Arena arena;
    private final Map<ContestCells.Key, long[]> expected;
    private final Duration limit;
    private final Duration warmBelow;

    /**
     * @param expected the reference's answer
     * @param limit of one turn
     * @param warmBelow how short a slow entry's cold run must be for it to run again
     */
    Turns(
            Jvms jvms,
            Children children,
            Arena arena,
            Map<ContestCells.Key, long[]> expected,
            Duration limit,
            Duration warmBelow) {
        this.jvms = jvms;
        this.children = children;
        this.arena = arena;
        this.expected = expected;
        this.limit = limit;
        this.warmBelow = warmBelow;
    }

    /**
     * @param scratch an empty folder for this turn
     */
    Turned give(Entrant entrant, Path scratch) throws IOException, InterruptedException {
        Entry entry = entrant.entry();
        List<String> more =
                entry.isSlow() ? List.of("--warm-below", "" + warmBelow.toSeconds()) : List.of();
        boolean inTime = fork(entrant, entry.contender(), scratch, more);
        List<Run> runs = Run.among(printed(scratch));
        Run cold = runs.isEmpty() ? null : runs.get(0);
        Run warm = runs.size() < 2 ? null : runs.get(runs.size() - 1);
        List<String> details = entry.answers() ? wrongCells(runs) : List.of();
        Turned.Verdict verdict = Turned.Verdict.FINE;
        if (!details.isEmpty()) {
            verdict = Turned.Verdict.WRONG;
        } else if (!inTime) {
            verdict = Turned.Verdict.TOO_SLOW;
            details = List.of("no end after %d s".formatted(limit.toSeconds()));
        } else if (cold == null || Files.exists(scratch.resolve("failed"))) {
            verdict = Turned.Verdict.FAILED;
            details = lastWords(scratch);
        }
        return new Turned(entrant, cold, warm, verdict, details);
    }

    /** Runs another contender of an entry's module, cold only, unjudged. */
    void giveUnmeasured(Entrant entrant, Class<? extends Contender> contender, Path scratch)
            throws IOException, InterruptedException {
        if (!fork(entrant, contender.getName(), scratch, List.of("--runs", "1"))
                || Run.among(printed(scratch)).isEmpty()) {
            throw new IOException(
                    contender.getName() + ": " + String.join("\n", lastWords(scratch)));
        }
    }

    private boolean fork(Entrant entrant, String contender, Path scratch, List<String> more)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(jvms.command(entrant.entry().module(), jvms.heap(), Turn.class));
        command.addAll(List.of("--contender", contender));
        command.addAll(List.of("--state", entrant.state().name()));
        command.addAll(List.of("--bootstrap", arena.bootstrap()));
        command.addAll(List.of("--topic", arena.topic()));
        command.addAll(List.of("--lines", arena.lines().toString()));
        command.addAll(List.of("--records", Long.toString(arena.records())));
        command.addAll(List.of("--scratch", scratch.toString()));
        command.addAll(more);
        Process process =
                children.start(
                        new ProcessBuilder(command)
                                .directory(scratch.toFile())
                                .redirectOutput(output(scratch).toFile())
                                .redirectError(scratch.resolve(ERRORS).toFile()));
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return false;
            }
            if (process.exitValue() != 0) {
                Files.createFile(scratch.resolve("failed"));
            }
            return true;
        } finally {
            Children.end(process);
        }
    }

    private static Path output(Path scratch) {
        return scratch.resolve("stdout.txt");
    }

    private static List<String> printed(Path scratch) throws IOException {
        return Files.readString(output(scratch), StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> wrongCells(List<Run> runs) throws IOException {
        for (Run run : runs) {
            List<String> differences =
                    CellsFile.differences(expected, CellsFile.read(Path.of(run.cells())), DETAILS);
            if (!differences.isEmpty()) {
                return differences;
            }
        }
        return List.of();
    }

    /** Without the frames of stack traces: the last lines that say what happened. */
    private static List<String> lastWords(Path scratch) throws IOException {
        List<String> words =
                Files.readString(scratch.resolve(ERRORS), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
                        .toList();
        return words.subList(Math.max(0, words.size() - DETAILS), words.size());
    }
}
