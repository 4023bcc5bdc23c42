package dev.stet.lifecycle.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Clusters;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Moment;
import dev.stet.testkit.UserBuckets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** An opening knows its user's bucket, and its user from others, without keeping the user. */
final class OpeningTest {

    private static final Origin ORIGIN = new Origin("test", Origin.NO_PARTITION, 1);

    @RepeatedTest(50)
    void knowsItsUserAndTheBucket(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Key128 key = new Key128(random.nextLong(), random.nextLong());
        Key128 user = new Key128(random.nextLong(), random.nextLong());
        Key128 sameBucket = new Key128(user.high() ^ 1, user.low());
        for (Opening.Identified how : Opening.Identified.values()) {
            Opening opening = Opening.of(shown(key, user), how);
            assertThat(opening.bucket()).isEqualTo(UserBuckets.of(user));
            assertThat(opening.isTo(key, user)).isTrue();
            assertThat(opening.isTo(key, sameBucket)).isFalse();
            assertThat(opening.isTo(key, new Key128(~user.high(), user.low()))).isFalse();
        }
    }

    /** What an older release wrote tells its user by all 64 bits, and no bucket. */
    @RepeatedTest(50)
    void knowsItsUserWithoutABucket(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Key128 key = new Key128(random.nextLong(), random.nextLong());
        Key128 user = new Key128(random.nextLong(), random.nextLong());
        Opening old =
                new Opening(
                        new Moment(1, Utf8.of("e")),
                        Dimensions.NONE,
                        1,
                        1,
                        Visibility.UNKNOWN,
                        null,
                        null,
                        Opening.tag(key, user),
                        Clusters.NOBODY);
        assertThat(old.isTo(key, user)).isTrue();
        assertThat(old.isTo(key, new Key128(user.high(), user.low() + 1))).isFalse();
    }

    private static SuggestionEvent.Shown shown(Key128 key, Key128 user) {
        return new SuggestionEvent.Shown(
                new Header("t", Utf8.of("e"), 1, 1, ORIGIN),
                key,
                Utf8.of("s"),
                Dimensions.NONE,
                user,
                1,
                1,
                SuggestionEvent.UNKNOWN,
                null);
    }
}
