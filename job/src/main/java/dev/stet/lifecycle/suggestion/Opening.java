package dev.stet.lifecycle.suggestion;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Clusters;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The earliest {@code suggestion.shown}: cohort time and dimensions of the whole lifecycle.
 *
 * @param chars code points shown
 * @param lines shown
 * @param text what was shown; null where the producer sent none
 * @param identity who and what; null where neither outcome rows nor users want to know
 * @param owner the bucket of the user in the first six bits, {@link #tag} of the user in the
 *     others; where the bucket is not known, {@link #tag} in all; 0 where the identity names the
 *     user
 * @param bucket of the user, as {@link Clusters#bucketOf} says; {@link Clusters#NOBODY} where an
 *     older release kept neither user nor bucket
 */
record Opening(
        Moment moment,
        Dimensions dimensions,
        long chars,
        long lines,
        Visibility visibility,
        @Nullable String text,
        @Nullable Identity identity,
        long owner,
        int bucket) {

    /** The bits of {@link #owner} that are not of the bucket. */
    private static final int TAG_BITS = Long.SIZE - 6;

    /** What is remembered of who and what. */
    enum Identified {
        NOT,
        /** For the facts of users. */
        BY_USER,
        /** For outcome rows, too. */
        WHOLLY
    }

    /**
     * What an outcome row names beyond the facts.
     *
     * @param tenant empty where only the user is remembered
     * @param suggestionId likewise
     */
    record Identity(String tenant, Utf8 suggestionId, Key128 user) {

        /** Whether an outcome row can be made of it. */
        boolean isWhole() {
            return !suggestionId.equals(Utf8.EMPTY);
        }

        static @Nullable Identity of(SuggestionEvent.Shown shown, Identified how) {
            return switch (how) {
                case NOT -> null;
                case BY_USER -> new Identity("", Utf8.EMPTY, shown.user());
                case WHOLLY ->
                        new Identity(shown.header().tenant(), shown.suggestionId(), shown.user());
            };
        }
    }

    static Opening of(SuggestionEvent.Shown shown, Identified how) {
        return new Opening(
                Moment.of(shown.header()),
                shown.dimensions(),
                shown.chars(),
                shown.lines(),
                Visibility.of(shown.visibleMillis()),
                shown.text(),
                Identity.of(shown, how),
                how == Identified.NOT ? owner(shown.key(), shown.user()) : 0,
                Clusters.bucketOf(shown.user()));
    }

    /** The bucket in an {@link #owner} that has one. */
    static int bucketOf(long owner) {
        return (int) (owner >>> TAG_BITS);
    }

    /** Who was shown it; null where that is not remembered. */
    @Nullable Key128 user() {
        return identity == null ? null : identity.user();
    }

    /** Whether the suggestion of this key was shown to this user. */
    boolean isTo(Key128 key, Key128 user) {
        if (identity != null) {
            return identity.user().equals(user);
        }
        return owner == (bucket == Clusters.NOBODY ? tag(key, user) : owner(key, user));
    }

    private static long owner(Key128 key, Key128 user) {
        return (long) Clusters.bucketOf(user) << TAG_BITS | tag(key, user) >>> 6;
    }

    /**
     * Tells a user from others in half of a pseudonym's bytes. Another one for each suggestion, so
     * that two users whom one suggestion does not tell apart, with a probability of 2 to the power
     * of −64, are told apart by all others.
     *
     * @param key of the suggestion; a keyed hash, as the pseudonym is: nobody can aim at an equal
     */
    static long tag(Key128 key, Key128 user) {
        return mixed(user.high() ^ key.low()) ^ mixed(user.low() + key.high());
    }

    /**
     * One to one. <b>Source</b> Stafford's variant 13, as in Steele, Lea and Flood, "Fast
     * Splittable Pseudorandom Number Generators", OOPSLA 2014.
     */
    private static long mixed(long bits) {
        long once = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }

    long at() {
        return moment.at();
    }
}
