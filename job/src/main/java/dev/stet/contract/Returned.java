package dev.stet.contract;

import org.jspecify.annotations.Nullable;

/**
 * A record that was refused or came too late, whole, for the dead-letter or the late output.
 *
 * @param reason a {@link Refusal.Reason#label()}, or {@code late}
 * @param detail for the producer to act upon
 * @param origin where it was read
 * @param receivedAtMillis epoch milliseconds
 * @param raw the record's bytes; null where the record was found late only after they were let go
 *     (a partition that returned from idleness): the origin then tells where to read it again
 */
public record Returned(
        String reason, String detail, Origin origin, long receivedAtMillis, byte @Nullable [] raw) {

    public static final String LATE = "late";
}
