package dev.stet.bench.contest;

import java.util.Locale;
import java.util.Map;

/**
 * Under which the scores were made.
 *
 * @param command as it was given
 * @param versions by engine
 * @param bytes of all records, as they were made
 * @param storedBytes of the topic, at the broker
 * @param heap of each contender
 */
record Conditions(
        String command,
        String host,
        Map<String, String> versions,
        long records,
        long bytes,
        long storedBytes,
        int partitions,
        String compression,
        int rounds,
        String heap) {

    String toMarkdown() {
        StringBuilder text = new StringBuilder();
        text.append("- machine: ").append(host).append('\n');
        text.append(
                String.format(
                        Locale.ROOT,
                        "- load: %,d events of %,d bytes on average, out of order, with"
                                + " duplicates%n",
                        records,
                        Math.round((double) bytes / records)));
        text.append(
                ("- topic: %d partitions, keyed by user, %s, %d bytes per event at the broker; the"
                                + " broker is a separate process%n")
                        .formatted(
                                partitions,
                                compression,
                                Math.round((double) storedBytes / records)));
        text.append(
                ("- %d round(s); parallelism 1, which can use more than one core; -Xmx%s and"
                                + " -XX:+UseParallelGC for every system%n")
                        .formatted(rounds, heap));
        versions.forEach((engine, version) -> text.append("- %s %s%n".formatted(engine, version)));
        return text.toString();
    }
}
