package dev.stet.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A share of the heap; the operators' tests ask for what they need themselves. */
final class CacheSizeTest {

    @ParameterizedTest
    @CsvSource({
        // heap in MiB, slots, state on the heap, units of 250 bytes
        "512, 1, false, 178956",
        "512, 2, false, 89478",
        "2048, 1, false, 715827",
        "4096, 1, false, 800000",
        "65536, 1, false, 800000",
        "65536, 16, false, 800000",
        "512, 1, true, 178956",
        "4096, 1, true, 250000",
        "0, 1, false, 1"
    })
    void sharesAQuarterOfTheHeapAmongThreeStepsOfEachSlot(
            long mebibytes, int slots, boolean stateOnHeap, int units) {
        CacheSize third = CacheSize.OF_HEAP.weighted(1, 3);
        assertThat(third.share(mebibytes << 20, slots, stateOnHeap)).isEqualTo(units);
        assertThat(CacheSize.OF_HEAP.weighted(4, 12).share(mebibytes << 20, slots, stateOnHeap))
                .isEqualTo(units);
    }

    @Test
    void sharesByWeight() {
        long heap = 512L << 20;
        int all = CacheSize.OF_HEAP.share(heap, 1, false);
        assertThat(CacheSize.OF_HEAP.weighted(4, 5).share(heap, 1, false)).isEqualTo(all * 4 / 5);
        assertThat(CacheSize.OF_HEAP.weighted(1, 5).share(heap, 1, false)).isEqualTo(all / 5);
    }
}
