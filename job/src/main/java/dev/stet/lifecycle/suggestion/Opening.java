package dev.stet.lifecycle.suggestion;

import dev.stet.bytes.Utf8;
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
 * @param owner {@link #tag} of the user; 0 where the identity names the user
 */
record Opening(
        Moment moment,
        Dimensions dimensions,
        long chars,
        long lines,
        Visibility visibility,
        @Nullable String text,
        @Nullable Identity identity,
        long owner) {

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
                how == Identified.NOT ? tag(shown.key(), shown.user()) : 0);
    }

    /** Who was shown it; null where that is not remembered. */
    @Nullable Key128 user() {
        return identity == null ? null : identity.user();
    }

    /** Whether the suggestion of this key was shown to this user. */
    boolean isTo(Key128 key, Key128 user) {
        return identity == null ? owner == tag(key, user) : identity.user().equals(user);
    }

    /**
     * Tells a user from others in half of a pseudonym's bytes. Another one for each suggestion, so
     * that two users whom one suggestion does not tell apart, with a probability of 2 to the power
     * of −64, are told apart by all others.
     *
     * @param key of the suggestion; a keyed hash, as the pseudonym is: nobody can aim at an equal
     */
    private static long tag(Key128 key, Key128 user) {
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
