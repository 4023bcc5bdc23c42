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
 * @param identity who and what, for the outcome row; null where no outcomes are wanted
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

    /** What an outcome row names beyond the facts. */
    record Identity(String tenant, Utf8 suggestionId, Key128 user) {}

    static Opening of(SuggestionEvent.Shown shown, boolean withIdentity) {
        return new Opening(
                Moment.of(shown.header()),
                shown.dimensions(),
                shown.chars(),
                shown.lines(),
                Visibility.of(shown.visibleMillis()),
                shown.text(),
                withIdentity
                        ? new Identity(shown.header().tenant(), shown.suggestionId(), shown.user())
                        : null,
                withIdentity ? 0 : tag(shown.key(), shown.user()));
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
