package dev.stet.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.util.TestingTaskManagerRuntimeInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A share of the heap, or what was asked for. */
class CacheSizeTest {

    @ParameterizedTest
    @CsvSource({
        // heap in MiB, slots, units of 250 bytes
        "512, 1, 178956",
        "512, 2, 89478",
        "4096, 1, 1431655",
        "65536, 1, 4000000",
        "0, 1, 1"
    })
    void sharesAQuarterOfTheHeapAmongThreeStepsOfEachSlot(long mebibytes, int slots, int units) {
        assertThat(CacheSize.share(mebibytes << 20, slots)).isEqualTo(units);
    }

    @Test
    void isWhatWasAskedForWhateverTheHeap() {
        assertThat(new CacheSize(7).on(taskManager(3))).isEqualTo(7);
    }

    @Test
    void looksAtTheSlotsOfTheTaskManager() {
        int alone = CacheSize.OF_HEAP.on(taskManager(40));
        assertThat(CacheSize.OF_HEAP.on(taskManager(80))).isBetween(alone / 2 - 1, alone / 2 + 1);
    }

    private static TestingTaskManagerRuntimeInfo taskManager(int slots) {
        return new TestingTaskManagerRuntimeInfo(
                new Configuration().set(TaskManagerOptions.NUM_TASK_SLOTS, slots));
    }
}
