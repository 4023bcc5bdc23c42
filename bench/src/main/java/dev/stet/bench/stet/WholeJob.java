package dev.stet.bench.stet;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import org.apache.flink.configuration.Configuration;

/**
 * The complete job with its defaults: three grains, six segment sets, exact distinct users and
 * their sketches, provisional rows every 5 s; far more than the contest asks for. On the heap there
 * are no checkpoints; RocksDB has incremental ones every 5 s and 512 MiB of managed memory.
 */
public final class WholeJob implements Contender {

    @Override
    public void run(Contest contest) throws Exception {
        StetRun.run(contest, new Configuration());
    }
}
