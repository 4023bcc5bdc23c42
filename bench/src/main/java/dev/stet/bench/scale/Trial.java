package dev.stet.bench.scale;

import dev.stet.bench.contest.StateIn;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import dev.stet.bench.load.MixedLog;
import java.util.Iterator;
import java.util.Map;

/**
 * One run of an experiment.
 *
 * @param title of its row
 * @param load all of it; in the topic before the job starts, or written while it reads
 * @param mixed whether it is a {@link MixedLog}
 * @param window CPU is measured over so many events, the last ones
 * @param partitions of the topic
 * @param options of the job, over its defaults
 */
record Trial(
        String title,
        LoadSettings load,
        boolean mixed,
        long window,
        int partitions,
        StateIn state,
        int parallelism,
        Map<String, String> options) {

    Trial {
        options = Map.copyOf(options);
        if (window < 1 || window > load.events()) {
            throw new IllegalArgumentException(
                    "A window of %d in %d events".formatted(window, load.events()));
        }
    }

    /** On RocksDB, with the defaults, one task; measured over the second half. */
    static Trial of(String title, LoadSettings load) {
        return new Trial(
                title, load, false, (load.events() + 1) / 2, 1, StateIn.ROCKSDB, 1, Map.of());
    }

    /** The same settings make a {@link MixedLog}. */
    Trial ofMixed() {
        return new Trial(title, load, true, window, partitions, state, parallelism, options);
    }

    /** Its log from the beginning on. */
    Iterator<LoadEvent> log() {
        return mixed ? new MixedLog(load) : new LoadGenerator(load);
    }

    Trial over(long otherWindow) {
        return new Trial(title, load, mixed, otherWindow, partitions, state, parallelism, options);
    }

    Trial with(Map<String, String> otherOptions) {
        return new Trial(title, load, mixed, window, partitions, state, parallelism, otherOptions);
    }

    Trial on(StateIn otherState) {
        return new Trial(title, load, mixed, window, partitions, otherState, parallelism, options);
    }

    Trial beside(int otherParallelism, int otherPartitions) {
        return new Trial(
                title, load, mixed, window, otherPartitions, state, otherParallelism, options);
    }
}
