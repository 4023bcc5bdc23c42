package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Key128;
import dev.stet.state.Shards;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VisitTimesPropertyTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** By allowed lateness. */
    @ParameterizedTest(name = "{0} minutes")
    @ValueSource(longs = {0, 10, 59, 60, 200, 3_000})
    void aVisitIsNeitherTooSoonNorTooLate(long minutes) {
        long lateness = minutes * MINUTE;
        VisitTimes soon = VisitTimes.soon(lateness);
        VisitTimes seldom = VisitTimes.seldom(lateness);
        Random random = new Random(minutes);
        Set<Long> onOneDay = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            Key128 user = new Key128(random.nextLong(), random.nextLong());
            long hour = 470_000 + random.nextInt(500);
            long end = hour * HOUR + lateness;
            assertThat(soon.after(user, end)).isBetween(end, end + 10 * MINUTE - 1);
            assertThat(soon.after(user, end + 1)).isEqualTo(soon.after(user, end) + HOUR);
            long day = 19_600 + random.nextInt(20);
            long night = day * DAY + HOUR + lateness;
            assertThat(seldom.after(user, night)).isBetween(night, night + DAY - 1);
            assertThat(seldom.after(user, night - 23 * HOUR))
                    .as("what ended within the day, and what ends with it")
                    .isEqualTo(seldom.after(user, night));
            assertThat(seldom.after(user, night + 1)).isEqualTo(seldom.after(user, night) + DAY);
            onOneDay.add(seldom.after(user, DAY));
        }
        assertThat(onOneDay).as("spread over the day").hasSizeGreaterThan(600);
    }

    /** And users have a bucket in common only if they have both key group and instant. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aBucketLiesInTheKeyGroupOfItsUsers(long seed) {
        Random random = new Random(seed);
        Map<Key128, String> buckets = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            Key128 user = new Key128(random.nextLong(), random.nextLong());
            long at = 1_700_000_000_000L + random.nextInt(3) * HOUR;
            Key128 bucket = VisitTimes.bucket(user, at);
            int group = group(user);
            assertThat(group(bucket)).isEqualTo(group);
            String of = group + " at " + at;
            assertThat(buckets.merge(bucket, of, (before, now) -> before)).isEqualTo(of);
        }
        assertThat(buckets).hasSize(3 * Shards.COUNT);
        assertThat(buckets.values()).doesNotHaveDuplicates();
    }

    private static int group(Key128 key) {
        return KeyGroupRangeAssignment.assignToKeyGroup(key, Shards.COUNT);
    }
}
