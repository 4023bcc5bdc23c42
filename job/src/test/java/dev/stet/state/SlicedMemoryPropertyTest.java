package dev.stet.state;

import static dev.stet.state.PackedTable.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.testkit.SlicedState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Memory and state together against one plain map: whatever leaves memory, moves, ends or is
 * restored, a value is found as it was last kept, and state holds nothing that has ended.
 */
final class SlicedMemoryPropertyTest {

    private static final int SLICES = 6;

    /** What the model holds of a key; what is known of it is a number. */
    private record Known(long version, ShardSlice slice) {}

    private final SlicedState<ShardSlice, Key128, Packed> state = new SlicedState<>();
    private final Map<Key128, Known> model = new HashMap<>();
    private final Set<ShardSlice> timers = new HashSet<>();
    private SlicedMemory<Long> memory = memory(1);

    /** A number, in eight bytes after the two that every form begins with. */
    private static final class Numbers implements Packing<Long> {

        @Override
        public byte[] pack(Long value) {
            return ByteBuffer.allocate(2 + Long.BYTES).putLong(2, value).array();
        }

        @Override
        public @Nullable Dimensions shared(Long value) {
            return null;
        }

        @Override
        public Long unpack(byte[] packed, @Nullable Dimensions dimensions) {
            return ByteBuffer.wrap(packed).getLong(2);
        }

        @Override
        public Long nothing() {
            return 0L;
        }
    }

    private SlicedMemory<Long> memory(int cacheUnits) {
        return new SlicedMemory<>(cacheUnits, new Numbers(), state, state::select);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsWhatWasLastKept(long seed) throws Exception {
        Random random = new Random(seed);
        int cacheEntries = 1 + random.nextInt(6);
        int keys = 4 + random.nextInt(30);
        memory = memory(cacheEntries);
        for (int step = 1; step < 1_500; step++) {
            switch (random.nextInt(40)) {
                case 0 -> end(random);
                case 1 -> assertAllIsWritten();
                case 2 -> {
                    if (random.nextInt(5) == 0) {
                        restore(cacheEntries);
                    }
                }
                case 3 -> remove(random, new Key128(0, random.nextInt(keys) * 360L));
                default -> hear(random, new Key128(0, random.nextInt(keys) * 360L), step);
            }
            assertNothingEndedIsInState();
        }
        for (ShardSlice slice : Set.copyOf(timers)) {
            end(slice);
        }
        assertThat(state.entries(slice -> true)).isZero();
        assertThat(memory.table().size()).isZero();
    }

    private void hear(Random random, Key128 key, long version) throws Exception {
        int entry = memory.recall(key);
        Known known = model.get(key);
        assertThat(memory.value(entry))
                .as("version of %s", key)
                .isEqualTo(known == null ? 0L : known.version);
        assertThat(entry != NONE).isEqualTo(known != null);
        if (random.nextInt(4) == 0) {
            return; // a repetition
        }
        int shard = Shards.of(key);
        ShardSlice slice =
                known != null && random.nextInt(3) > 0
                        ? known.slice
                        : new ShardSlice(shard, 100 + random.nextInt(SLICES));
        boolean opened = memory.keep(key, entry, shard, slice.number(), version);
        assertThat(opened).as("%s is new", slice).isEqualTo(timers.add(slice));
        model.put(key, new Known(version, slice));
    }

    /** One key, or of its shard what a test picks. */
    private void remove(Random random, Key128 key) throws Exception {
        if (random.nextBoolean()) {
            memory.remove(key);
            model.remove(key);
            return;
        }
        int shard = Shards.of(key);
        List<Long> removed = new ArrayList<>();
        memory.removeIf(shard, (each, version) -> isPicked(each, version), removed::add);
        List<Long> expected = new ArrayList<>();
        model.entrySet()
                .removeIf(
                        each -> {
                            boolean picked =
                                    Shards.of(each.getKey()) == shard
                                            && isPicked(each.getKey(), each.getValue().version);
                            if (picked) {
                                expected.add(each.getValue().version);
                            }
                            return picked;
                        });
        assertThat(removed).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static boolean isPicked(Key128 key, long version) {
        return (key.low() + version) % 3 == 0;
    }

    private void end(Random random) throws Exception {
        ShardSlice[] live = timers.toArray(ShardSlice[]::new);
        if (live.length > 0) {
            end(live[random.nextInt(live.length)]);
        }
    }

    private void end(ShardSlice slice) throws Exception {
        state.select(slice);
        List<Long> ended = new ArrayList<>();
        memory.forEachIn(slice, ended::add);
        assertThat(ended)
                .containsExactlyInAnyOrderElementsOf(
                        model.values().stream()
                                .filter(known -> known.slice.equals(slice))
                                .map(Known::version)
                                .toList());
        memory.end(slice);
        timers.remove(slice);
        model.values().removeIf(known -> known.slice.equals(slice));
        assertThat(state.entries(slice::equals)).isZero();
    }

    private void assertAllIsWritten() throws Exception {
        memory.writeBack();
        assertThat(state.entries(slice -> true)).isEqualTo(model.size());
        for (Map.Entry<Key128, Known> each : model.entrySet()) {
            state.select(each.getValue().slice);
            Packed stored = state.get(each.getKey());
            assertThat(new Numbers().unpack(stored.bytes(), null))
                    .isEqualTo(each.getValue().version);
        }
    }

    private void restore(int cacheEntries) throws Exception {
        memory.writeBack();
        memory = memory(cacheEntries);
        timers.forEach(memory::reopen);
    }

    private void assertNothingEndedIsInState() {
        assertThat(model.keySet()).containsAll(state.keysOfAll());
        assertThat(timers).containsAll(state.inUse());
    }

    /** What was never heard of costs nothing while nobody had to leave memory. */
    @Test
    void readsNothingWhileThereIsRoom() throws Exception {
        memory = memory(1_000);
        for (int i = 0; i < 1_000; i++) {
            Key128 key = new Key128(i, i * 31L);
            int shard = Shards.of(key);
            assertThat(memory.recall(key)).isEqualTo(NONE);
            memory.keep(key, NONE, shard, 100, 1L);
            if (i % 100 == 0) {
                memory.writeBack();
            }
        }
        assertThat(state.reads()).isZero();
    }
}
