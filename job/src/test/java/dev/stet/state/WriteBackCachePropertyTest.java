package dev.stet.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that are added to through the cache, against a plain map that is added to. */
final class WriteBackCachePropertyTest {

    private static final int STEPS = 3_000;

    /** Many keys share a hash, so that they lie in each other's way. */
    private record Key(int number, int hashes) {
        @Override
        public int hashCode() {
            return number % hashes;
        }
    }

    private static final class Run {
        private final Random random;
        private final long capacity;
        private final int keys;
        private final int hashes;
        private final WriteBackCache<Key, Sum> cache;
        private final Map<Key, Integer> state = new HashMap<>();
        private final Map<Key, Integer> expected = new HashMap<>();
        private final Set<Sum> held = new HashSet<>();
        private final List<String> told = new ArrayList<>();

        Run(long seed) {
            random = new Random(seed);
            capacity = 1 + random.nextInt(200);
            keys = 1 + random.nextInt(2_500);
            hashes = random.nextBoolean() ? keys : 1 + random.nextInt(50);
            cache = new WriteBackCache<>(capacity);
        }

        private final class Sum extends WriteBackCache.Entry {
            private final Key key;
            private int value;
            private int weight = 1;
            private boolean changed;

            Sum(Key key, int value) {
                this.key = key;
                this.value = value;
            }

            @Override
            protected void writeBack() {
                if (changed) {
                    state.put(key, value);
                    told.add("write " + key);
                    changed = false;
                }
            }

            @Override
            protected void leave() {
                assertThat(changed).as("left without being written").isFalse();
                assertThat(held.remove(this)).as("left twice").isTrue();
                told.add("leave " + key);
            }

            @Override
            protected int weight() {
                return weight;
            }
        }

        void step() throws Exception {
            Key key = new Key(random.nextInt(keys), hashes);
            switch (random.nextInt(20)) {
                case 0 -> {
                    cache.drop(key);
                    held.removeIf(sum -> sum.key.equals(key));
                    state.remove(key);
                    expected.remove(key);
                }
                case 1 -> {
                    cache.writeBack();
                    assertThat(state).isEqualTo(expected);
                }
                default -> add(key);
            }
        }

        private void add(Key key) throws Exception {
            Sum sum = cache.get(key);
            if (sum == null) {
                sum = new Sum(key, state.getOrDefault(key, 0));
                held.add(sum);
            }
            assertThat(held).contains(sum);
            assertThat(sum.value).isEqualTo(expected.getOrDefault(key, 0));
            sum.value++;
            sum.weight = random.nextInt(30) == 0 ? 1 + random.nextInt(250) : sum.weight;
            sum.changed = true;
            expected.merge(key, 1, Integer::sum);
            cache.put(key, sum);
            assertThat(cache.get(key)).as("the one put last is here").isSameAs(sum);
            int weight = held.stream().mapToInt(each -> each.weight).sum();
            assertThat(weight <= capacity || held.size() == 1).as("weight %d", weight).isTrue();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesNothingAndHoldsNoMoreThanItMay(long seed) throws Exception {
        assertThat(told(seed)).as("the same again").isEqualTo(told(seed));
    }

    private static List<String> told(long seed) throws Exception {
        Run run = new Run(seed);
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        run.cache.writeBack();
        assertThat(run.state).isEqualTo(run.expected);
        return run.told;
    }
}
