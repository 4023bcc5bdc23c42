package dev.stet.state;

import static dev.stet.state.PackedTable.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Key128;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table against a {@link HashMap}, and its chains against sets. */
final class PackedTablePropertyTest {

    private static final int SLICES = 5;

    /** What the model holds of a key. */
    private record Known(byte[] packed, int slice) {}

    private final PackedTable table = new PackedTable();
    private final PackedTable.Chain[] chains = new PackedTable.Chain[SLICES];
    private final Map<Key128, Known> model = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdsWhatAMapHolds(long seed) {
        Random random = new Random(seed);
        int domain = 1 << 1 + random.nextInt(11);
        for (int slice = 0; slice < SLICES; slice++) {
            chains[slice] = new PackedTable.Chain();
        }
        for (int step = 0; step < 6_000; step++) {
            Key128 key = new Key128(random.nextInt(3), random.nextInt(domain));
            step(random, key, table.find(key));
            if (step % 997 == 0) {
                assertSame();
            }
        }
        assertSame();
    }

    private void step(Random random, Key128 key, int entry) {
        assertThat(entry != NONE).as("%s is known", key).isEqualTo(model.containsKey(key));
        byte[] packed = new byte[random.nextInt(40)];
        int slice = random.nextInt(SLICES);
        Known known = model.get(key);
        if (known == null) {
            int added = table.add(key, slice, packed, null);
            table.link(added, slice, chains[slice]);
            model.put(key, new Known(packed, slice));
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                table.set(entry, packed, null);
                model.put(key, new Known(packed, known.slice));
            }
            case 1 -> {
                table.unlink(entry, chains[known.slice]);
                table.link(entry, slice, chains[slice]);
                model.put(key, new Known(known.packed, slice));
            }
            case 2 -> {
                table.unlink(entry, chains[known.slice]);
                table.remove(entry);
                model.remove(key);
            }
            default -> table.markUsed(entry);
        }
        if (random.nextInt(500) == 0) {
            end(slice);
        }
    }

    private void end(int slice) {
        int next;
        for (int entry = chains[slice].first(); entry != NONE; entry = next) {
            next = table.next(entry);
            table.remove(entry);
        }
        chains[slice] = new PackedTable.Chain();
        model.values().removeIf(known -> known.slice == slice);
    }

    private void assertSame() {
        assertThat(table.size()).isEqualTo(model.size());
        long bytes = 0;
        for (Map.Entry<Key128, Known> each : model.entrySet()) {
            int entry = table.find(each.getKey());
            assertThat(table.key(entry)).isEqualTo(each.getKey());
            assertThat(table.packed(entry)).isSameAs(each.getValue().packed);
            assertThat(table.slice(entry)).isEqualTo(each.getValue().slice);
            bytes += 80 + (each.getValue().packed.length + 7) / 8 * 8;
        }
        assertThat(table.bytes()).isEqualTo(bytes);
        Set<Key128> chained = new HashSet<>();
        for (int slice = 0; slice < SLICES; slice++) {
            for (int at = chains[slice].first(); at != NONE; at = table.next(at)) {
                assertThat(model.get(table.key(at))).isEqualTo(new Known(table.packed(at), slice));
                assertThat(chained.add(table.key(at))).as("in one chain once").isTrue();
            }
        }
        assertThat(chained).isEqualTo(model.keySet());
    }
}
