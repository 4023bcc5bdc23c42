package dev.stet.local.redrive;

import dev.stet.contract.Refusal;
import dev.stet.local.replay.Causes;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What became of the dead letters of a topic, by the reason for which each was refused. */
final class RedriveReport {

    /** What became of those with one reason. */
    private static final class Line {
        private long found;
        private long taken;
        private long again;
        private long repeated;
        private long without;
        private String firstDetail = "";
    }

    private final Map<String, Line> lines = new TreeMap<>();
    private final Map<String, Long> topics = new TreeMap<>();
    private long none;
    private long earliestMillis = Long.MAX_VALUE;

    private Line line(DeadLetter letter) {
        Line line = lines.computeIfAbsent(Causes.printable(letter.reason()), reason -> new Line());
        line.found++;
        return line;
    }

    /** A record of the topic is no dead letter. */
    void countOther() {
        none++;
    }

    /** It was not chosen, or cannot be sent. */
    void countLeft(DeadLetter letter, boolean cannot) {
        Line line = line(letter);
        line.without += cannot ? 1 : 0;
    }

    /** The same bytes were taken before. */
    void countRepeated(DeadLetter letter) {
        line(letter).repeated++;
    }

    /** It would be refused once more. */
    void countRefused(DeadLetter letter, Refusal refusal) {
        Line line = line(letter);
        line.again++;
        if (line.firstDetail.isEmpty()) {
            line.firstDetail = "%s: %s".formatted(refusal.reason().label(), refusal.detail());
        }
    }

    /**
     * @param atMillis event time of its earliest event, epoch milliseconds
     */
    void countTaken(DeadLetter letter, String topic, long atMillis) {
        line(letter).taken++;
        topics.merge(topic, 1L, Long::sum);
        earliestMillis = Math.min(earliestMillis, atMillis);
    }

    /** How many are sent, or would be. */
    long taken() {
        return topics.values().stream().mapToLong(Long::longValue).sum();
    }

    void print(RedriveRequest request, Duration allowedLateness, PrintWriter out) {
        out.printf("%-22s %9s %9s %9s%n", "reason", "found", "admitted", "refused");
        lines.forEach(
                (reason, line) -> {
                    out.printf(
                            "%-22s %,9d %,9d %,9d%n", reason, line.found, line.taken, line.again);
                    if (!line.firstDetail.isEmpty()) {
                        out.printf("  still %s%n", line.firstDetail);
                    }
                    say(out, line.repeated, "the same record once more: left out");
                    say(
                            out,
                            line.without,
                            "without the record, or of a topic that the job does not read: left"
                                    + " out");
                });
        say(out, none, "records of %s are no dead letters: left out".formatted(request.from()));
        topics.forEach(
                (topic, count) ->
                        out.printf(
                                "%s %,d to %s%n",
                                request.run() ? "sent" : "would send", count, topic));
        long oldest = request.nowMillis() - allowedLateness.toMillis();
        if (earliestMillis < oldest) {
            out.printf(
                    "the earliest event is of %s: a running job takes what is behind its watermark"
                            + " by more than stet.ingest.allowed-lateness for late; count those by"
                            + " ./stet replay%n",
                    Instant.ofEpochMilli(earliestMillis));
        }
        if (!request.run() && taken() > 0) {
            out.printf("nothing was sent: repeat with --run%n");
        } else if (taken() == 0) {
            out.printf("nothing to send%n");
        }
        out.flush();
    }

    private static void say(PrintWriter out, long count, String what) {
        if (count > 0) {
            out.printf("  %,d %s%n", count, what);
        }
    }
}
