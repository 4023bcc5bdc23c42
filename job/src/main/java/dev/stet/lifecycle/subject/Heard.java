package dev.stet.lifecycle.subject;

import dev.stet.contract.EventType;
import dev.stet.contract.Id;
import dev.stet.contract.Value;
import java.time.Duration;

/**
 * One type of event that a subject hears. Built up by the methods that return a changed copy.
 *
 * @param rank 0 where the earliest event of the type opens the subject; n where it does so in the
 *     absence of any event of a lower rank; {@link #OPENS_NOTHING}
 * @param beforeMillis how long before the opening such an event still counts
 * @param afterMillis how long after the opening such an event still counts; both ends belong to the
 *     span
 * @param keep what is kept of several
 * @param values the bits of the {@link Value}s that are kept
 * @param links the bits of the {@link Id}s whose keys are kept: of the subjects it makes claims to
 * @param user whether the user is kept
 */
public record Heard(
        EventType type,
        int rank,
        long beforeMillis,
        long afterMillis,
        Keep keep,
        long values,
        int links,
        boolean user) {

    public static final int OPENS_NOTHING = Integer.MAX_VALUE;

    private static final Duration WHENEVER = Duration.ofDays(1_000_000);

    /** Without values; counts at the instant of the opening alone until a span is given. */
    public static Heard of(EventType type, Keep keep) {
        return new Heard(type, OPENS_NOTHING, 0, 0, keep, 0, 0, false);
    }

    /** The earliest event of this type opens the subject. */
    public static Heard opening(EventType type) {
        return of(type, Keep.EARLIEST).opens(0);
    }

    public Heard opens(int byRank) {
        return new Heard(type, byRank, beforeMillis, afterMillis, keep, values, links, user);
    }

    public Heard within(Duration beforeOpening, Duration afterOpening) {
        return new Heard(
                type,
                rank,
                beforeOpening.toMillis(),
                afterOpening.toMillis(),
                keep,
                values,
                links,
                user);
    }

    /** Counts whenever it happened, at or after the opening. */
    public Heard whenever() {
        return within(Duration.ZERO, WHENEVER);
    }

    public Heard with(Value... more) {
        return new Heard(
                type,
                rank,
                beforeMillis,
                afterMillis,
                keep,
                values | Value.bits(more),
                links,
                user);
    }

    public Heard linking(Id... more) {
        int bits = links;
        for (Id id : more) {
            bits |= id.bit();
        }
        return new Heard(type, rank, beforeMillis, afterMillis, keep, values, bits, user);
    }

    public Heard withUser() {
        return new Heard(type, rank, beforeMillis, afterMillis, keep, values, links, true);
    }

    public boolean opens() {
        return rank != OPENS_NOTHING;
    }
}
