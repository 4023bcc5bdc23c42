package dev.stet.bench.stet;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Clusters;
import org.apache.flink.configuration.Configuration;

/**
 * As {@link WholeJob}, with counts by bucket of users: what these cost is the difference. Without
 * the SQL that makes intervals of them, which is no part of the contest.
 */
public final class ClusteredJob implements Contender {

    @Override
    public void run(Contest contest) throws Exception {
        StetRun.run(
                contest,
                StetConfig.from(new Configuration().set(StetOptions.CLUSTERS, Clusters.BUCKETS)),
                new Configuration());
    }
}
