package dev.stet.bench.contest;

import dev.stet.bench.contest.Scores.Spread;
import dev.stet.bench.contest.Turned.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The scores in words and tables.
 *
 * @param stateOperations of Stet, by state and operation; empty where they were not counted
 */
record ContestReport(Scores scores, Map<String, Long> stateOperations, Conditions conditions) {

    private static final List<Entrant> STET = Entrant.of(List.of(Entry.STET));

    String toText() {
        return results().toText()
                + "\n"
                + targets().toText()
                + "\n"
                + compared().toText()
                + "\n"
                + stateOperationsPerEvent()
                + "\n"
                + operations().toText()
                + remarks("");
    }

    String toMarkdown(String chart) {
        return """
        # Benchmark

        <!-- Written by the command below; edit bench/, not this page. -->

        ```sh
        %s
        ```

        Every system runs the same query on the same Kafka topic: per minute and feature, the thirteen counts of
        [`ContestColumn`](../bench/src/main/java/dev/stet/bench/contest/ContestColumn.java). Stet runs its complete job with its defaults, which counts much more.

        - Each turn is a separate process. Rounds are interleaved, and ratios are calculated within a round.
        - Time and CPU are measured from the first record to the last. CPU is that of the whole process, including JIT and garbage collection.
        - *Cold* is the first run of a process. *Warm* is the last of the runs that start within 60 s of running time, at least two and at most twenty.
        - Every result is compared cell by cell with an independently computed one. A system with a different result has no figures here.
        - State on the heap has no checkpoints. RocksDB has one every 5 s, incremental if the system supports it.

        ![CPU per event](%s)

        ## Results

        Medians over the rounds, with minimum and maximum in brackets.

        %s
        ## Targets

        %s
        ## Peers ÷ Stet

        A peer's time and CPU, divided by Stet's. Above 1, Stet is faster.

        %s
        ## State operations

        %s

        %s%s
        ## Conditions

        %s\
        """
                .formatted(
                        conditions.command(),
                        chart,
                        results().toMarkdown(),
                        targets().toMarkdown(),
                        compared().toMarkdown(),
                        stateOperationsPerEvent(),
                        operations().toMarkdown(),
                        remarks("\n## Remarks\n\n"),
                        conditions.toMarkdown());
    }

    private Table results() {
        Table table =
                new Table(
                        3,
                        "system",
                        "state",
                        "run",
                        "events/s",
                        "÷ count",
                        "CPU µs/event",
                        "÷ count",
                        "heap MiB");
        for (Entrant entrant : scores.entrants()) {
            boolean told = false;
            for (Temperature temperature : List.of(Temperature.WARM, Temperature.COLD)) {
                told |= addResult(table, entrant, temperature);
            }
            if (!told) {
                table.add(
                        entrant.entry().title(),
                        entrant.stateTitle(),
                        verdict(scores.worst(entrant).verdict()),
                        Spread.NONE,
                        Spread.NONE,
                        Spread.NONE,
                        Spread.NONE,
                        Spread.NONE);
            }
        }
        return table;
    }

    private boolean addResult(Table table, Entrant entrant, Temperature temperature) {
        Spread rate = scores.eventsPerSecond(entrant, temperature);
        if (rate == null) {
            return false;
        }
        table.add(
                entrant.entry().title(),
                entrant.stateTitle(),
                temperature.title(),
                Spread.format(rate, "%,.0f"),
                ratio(Entrant.COUNT, entrant, temperature, Run::seconds),
                Spread.format(scores.cpuMicroseconds(entrant, temperature), "%.2f"),
                ratio(entrant, Entrant.COUNT, temperature, Run::cpuSeconds),
                temperature == scores.temperature(entrant)
                        ? Spread.middle(scores.heapMebibytes(entrant), "%,.0f")
                        : "");
        return true;
    }

    private Table targets() {
        return Target.table(Target.of(scores));
    }

    private Table compared() {
        List<String> headings = new ArrayList<>(List.of("peer", "state", "run"));
        for (Entrant stet : STET) {
            headings.add("time ÷ Stet " + stet.stateTitle());
            headings.add("CPU ÷ Stet " + stet.stateTitle());
        }
        Table table = new Table(3, headings.toArray(String[]::new));
        for (Entrant peer : scores.entrants()) {
            if (!STET.contains(peer) && peer.entry().answers()) {
                Temperature temperature = scores.temperature(peer);
                List<String> row =
                        new ArrayList<>(
                                List.of(
                                        peer.entry().title(),
                                        peer.stateTitle(),
                                        temperature.title()));
                for (Entrant stet : STET) {
                    row.add(ratio(peer, stet, temperature, Run::seconds));
                    row.add(ratio(peer, stet, temperature, Run::cpuSeconds));
                }
                table.add(row.toArray(String[]::new));
            }
        }
        return table;
    }

    private String stateOperationsPerEvent() {
        if (stateOperations.isEmpty()) {
            return "State operations were not counted.";
        }
        long all = stateOperations.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "Stet executes %.3f state operations per event, counted in a separate run that is"
                        + " not timed. An iteration counts once for its start and once for each"
                        + " step. Timers are on the heap and not counted.",
                (double) all / scores.records());
    }

    private Table operations() {
        Table table = new Table(1, "state and operation", "per event");
        stateOperations.forEach(
                (name, count) ->
                        table.add(
                                name,
                                String.format(
                                        Locale.ROOT, "%.3f", (double) count / scores.records())));
        return table;
    }

    private String remarks(String heading) {
        StringBuilder text = new StringBuilder();
        for (Entrant entrant : scores.entrants()) {
            Turned worst = scores.worst(entrant);
            if (worst.verdict() != Verdict.FINE) {
                text.append("- %s: %s%n".formatted(entrant, verdict(worst.verdict())));
                worst.details().forEach(line -> text.append("    ").append(line).append('\n'));
            }
        }
        return text.isEmpty() ? "" : heading + text;
    }

    private String ratio(
            Entrant left, Entrant right, Temperature temperature, ToDoubleFunction<Run> of) {
        return Spread.format(scores.ratio(left, right, temperature, of), "%.2f");
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case FINE -> "fine";
            case TOO_SLOW -> "over the time limit";
            case FAILED -> "failed";
            case WRONG -> "WRONG";
        };
    }
}
