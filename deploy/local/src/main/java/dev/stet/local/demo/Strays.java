package dev.stet.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Records that the job must not count: one for each reason of the contract, and late ones. */
final class Strays {

    /** Why the next one is refused; names as the contract's, in turn. */
    enum Reason {
        MALFORMED_JSON,
        NOT_AN_OBJECT,
        MISSING_FIELD,
        INVALID_VALUE,
        UNKNOWN_EVENT_TYPE,
        TOO_LARGE,
        TOO_DEEP,
        EVENT_TIME_IN_FUTURE
    }

    private static final int TOO_MANY_BYTES = 256 * 1024 + 1;
    private static final int TOO_MANY_LEVELS = 20;
    private static final Duration FUTURE = Duration.ofMinutes(10);

    /** Long past, however fast the records are read and however rarely the watermark moves. */
    private static final Duration LEAST_AGE = Duration.ofHours(12);

    private final Random random;
    private final Outbox outbox;

    Strays(Random random, Outbox outbox) {
        this.random = random;
        this.outbox = outbox;
    }

    byte[] refused(Reason reason, long now) {
        String text =
                switch (reason) {
                    case MALFORMED_JSON -> shown(now).end().substring(0, 40);
                    case NOT_AN_OBJECT -> "[" + shown(now).end() + "]";
                    case MISSING_FIELD -> outbox.event("suggestion.shown", now, "user-0000").end();
                    case INVALID_VALUE -> shown(now).with("chars", "many").end();
                    case UNKNOWN_EVENT_TYPE ->
                            outbox.event("suggestion.dreamt", now, "user-0000")
                                    .with("suggestion_id", "s-stray")
                                    .end();
                    case TOO_LARGE -> shown(now).with("text", "a".repeat(TOO_MANY_BYTES)).end();
                    case TOO_DEEP ->
                            shown(now)
                                    .withRaw(
                                            "debug",
                                            "[".repeat(TOO_MANY_LEVELS)
                                                    + "]".repeat(TOO_MANY_LEVELS))
                                    .end();
                    case EVENT_TIME_IN_FUTURE -> shown(now + FUTURE.toMillis()).end();
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private EventJson shown(long at) {
        return outbox.event("suggestion.shown", at, "user-0000").with("suggestion_id", "s-stray");
    }

    /** An edit that a laptop kept to itself since yesterday, of a suggestion shown yesterday. */
    byte[] late(long now) {
        long at = now - LEAST_AGE.toMillis() - (long) (random.nextDouble() * 86_400_000);
        return outbox.event("content.edited", at, "user-0000")
                .with("suggestion_id", "s-yesterday-" + random.nextInt(1_000))
                .with("distance", 0.5)
                .end()
                .getBytes(StandardCharsets.UTF_8);
    }
}
