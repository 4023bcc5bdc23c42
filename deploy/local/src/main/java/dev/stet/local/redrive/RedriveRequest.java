package dev.stet.local.redrive;

import dev.stet.config.KafkaAccess;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters go where.
 *
 * @param deadLetters the brokers of the dead-letter topic
 * @param from that topic
 * @param events the brokers that they are sent to
 * @param to a topic there; empty for the one that each came from
 * @param topics where events are read
 * @param reasons all where empty
 * @param since received then or later; null for any time
 * @param until received before; null for any time
 * @param nowMillis the wall clock, which event time is compared with; epoch milliseconds
 * @param run whether they are sent, rather than counted only
 */
record RedriveRequest(
        KafkaAccess deadLetters,
        String from,
        KafkaAccess events,
        String to,
        Set<String> topics,
        Set<String> reasons,
        @Nullable Instant since,
        @Nullable Instant until,
        Fixes fixes,
        long nowMillis,
        boolean run) {

    RedriveRequest {
        topics = Set.copyOf(topics);
        reasons = Set.copyOf(reasons);
    }

    /** Empty where the job reads no such topic. */
    String target(DeadLetter letter) {
        return to.isEmpty() ? topics.contains(letter.topic()) ? letter.topic() : "" : to;
    }

    boolean wants(DeadLetter letter) {
        Instant at = letter.receivedAt();
        return (reasons.isEmpty() || reasons.contains(letter.reason()))
                && (since == null || !at.isBefore(since))
                && (until == null || at.isBefore(until));
    }
}
