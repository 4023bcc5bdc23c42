package dev.stet.bench.costs;

import dev.stet.contract.Clusters;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.SuggestionMeasure.AtHorizon;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.metrics.Clustered;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What buckets of users add to the sums of one cell of an hour, in state and on the wire. Each user
 * sees 30 suggestions and accepts a third; of these a tenth is closed between two horizons, and a
 * tenth removed, each another number of times by chance.
 */
final class CellCosts {

    private static final int SHOWN = 30;
    private static final long SEED = 1;

    private CellCosts() {}

    /** Adds its figures to the others. */
    static void measure(Map<String, Double> figures) throws IOException {
        for (int users : new int[] {1, 10, 1_000}) {
            String what = "bytes of the sums of a cell of an hour, %,d users".formatted(users);
            Sums sums = hour(users);
            figures.put(what, (double) length(sums.clustered(false)));
            figures.put(what + ", with buckets of users", (double) length(sums));
        }
    }

    private static int length(Sums sums) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1_024);
        sums.write(out);
        return out.length();
    }

    private static Sums hour(int users) {
        SplittableRandom random = new SplittableRandom(SEED);
        Clusters clusters = new Clusters();
        long[] measures = new long[SuggestionMeasure.COUNT];
        for (int user = 0; user < users; user++) {
            long[] ofUser = user(random);
            View.SUGGESTION.add(measures, ofUser);
            clusters.add(random.nextInt(Clusters.BUCKETS), ofUser);
        }
        boolean[] wanted = new boolean[measures.length];
        for (int index : Clustered.indices(View.SUGGESTION)) {
            wanted[index] = true;
        }
        clusters.keepOnly(wanted);
        Sums sums = Sums.of(measures, new long[View.SUGGESTION.distinct().size()]);
        sums.addClusters(PackedClusters.of(clusters));
        return sums;
    }

    private static long[] user(SplittableRandom random) {
        long[] measures = new long[SuggestionMeasure.COUNT];
        long accepted = some(SHOWN, 3, random);
        measures[SuggestionMeasure.SHOWN] = SHOWN;
        measures[SuggestionMeasure.ACCEPTED] = accepted;
        measures[SuggestionMeasure.SHOWN_CHARS] = SHOWN * 50L;
        measures[SuggestionMeasure.ACCEPTED_CHARS] = accepted * 50;
        long observed = accepted;
        long present = accepted;
        for (int horizon = 0; horizon < SuggestionMeasure.HORIZON_SECONDS.size(); horizon++) {
            long closed = some(observed, 10, random);
            observed -= closed;
            present = Math.max(0, Math.min(present - some(present, 10, random) - closed, observed));
            measures[SuggestionMeasure.at(horizon, AtHorizon.OBSERVED)] = observed;
            measures[SuggestionMeasure.at(horizon, AtHorizon.UNOBSERVED)] = accepted - observed;
            measures[SuggestionMeasure.at(horizon, AtHorizon.PRESENT)] = present;
            measures[SuggestionMeasure.at(horizon, AtHorizon.UNCHANGED)] =
                    present - some(present, 4, random);
            measures[SuggestionMeasure.at(horizon, AtHorizon.MOSTLY_UNCHANGED)] =
                    present - some(present, 10, random);
        }
        return measures;
    }

    /** One of so many, each by itself. */
    private static long some(long count, int of, SplittableRandom random) {
        long chosen = 0;
        for (long i = 0; i < count; i++) {
            chosen += random.nextInt(of) == 0 ? 1 : 0;
        }
        return chosen;
    }
}
