package dev.stet.cluster;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Begins what does not run yet of a cluster, and takes it back if it does not come up. */
final class Start {

    private static final Duration WITHIN = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int TOLD_LINES = 5;

    private final Home home;
    private final Consumer<String> told;
    private final Deque<Member> begun = new ArrayDeque<>();
    private Ledger ledger;
    private boolean takenBack;

    /**
     * @param ledger with every port chosen
     * @param told of each member that has come up, in one line
     */
    Start(Home home, Ledger ledger, Consumer<String> told) {
        this.home = home;
        this.ledger = ledger;
        this.told = told;
    }

    /**
     * Comes back once every member answers.
     *
     * @throws IOException where one does not within two minutes, with the end of its log
     */
    void run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Probes probes = new Probes(ledger.ports());
        for (Member member : Member.values()) {
            if (!ledger.isAlive(member)) {
                begin(member);
            }
        }
        Set<Member> awaited = EnumSet.allOf(Member.class);
        while (!awaited.isEmpty()) {
            for (Member member : List.copyOf(awaited)) {
                if (probes.answers(member)) {
                    awaited.remove(member);
                    told.accept("%-15s answers".formatted(member.id()));
                } else if (!ledger.isAlive(member)) {
                    throw new IOException(member.id() + " ended: " + lastLines(member));
                }
            }
            if (System.nanoTime() - began > WITHIN.toNanos()) {
                throw new IOException(
                        "%s within %d s; see %s"
                                .formatted(awaited, WITHIN.toSeconds(), home.logs()));
            }
            TimeUnit.MILLISECONDS.sleep(awaited.isEmpty() ? 0 : LOOK_EVERY_MILLIS);
        }
    }

    /** The state file names it before anything else can happen to it. */
    private void begin(Member member) throws IOException {
        if (member == Member.POSTGRES) {
            new PostgresFiles(home).prepare(ledger.ports().postgres());
        }
        List<String> command = new Commands(home, ledger.ports()).of(member);
        synchronized (this) {
            if (takenBack) {
                throw new IOException("interrupted");
            }
            ProcessIdentity process =
                    Detached.start(
                            command, Commands.environment(home), home.root(), output(member));
            begun.push(member);
            ledger = ledger.with(member, process);
            ledger.write(home.ledger());
        }
    }

    /** Ends what was begun here, the last first; nothing is begun after that. */
    synchronized void takeBack() {
        takenBack = true;
        try {
            while (!begun.isEmpty()) {
                Member member = begun.pop();
                ledger.process(member).ifPresent(process -> end(member, process));
                ledger = ledger.without(member);
                ledger.write(home.ledger());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Member member, ProcessIdentity process) {
        try {
            Ending.end(member, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it wrote to its outputs: a log in good form goes elsewhere. */
    private Path output(Member member) {
        return home.logs().resolve(member.id() + ".out");
    }

    private String lastLines(Member member) throws IOException {
        Path log = Files.exists(home.log(member)) ? home.log(member) : output(member);
        List<String> lines = Files.readAllLines(log);
        String end =
                String.join(
                        " | ", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
        return "%s (all of it in %s)".formatted(end, log);
    }
}
