package dev.stet.bench.stet;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * As {@link WholeJob}, with all other families switched off: what they cost a log that has none of
 * their events is the difference.
 */
public final class HotJob implements Contender {

    @Override
    public void run(Contest contest) throws Exception {
        StetRun.run(
                contest,
                StetConfig.from(new Configuration().set(StetOptions.FAMILIES, List.of())),
                new Configuration());
    }
}
