package dev.stet.rollup;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Facts summed by where they add up: view, tenant, finest window and combination of dimensions.
 *
 * <p>Every fact of a job is looked up here, so this is a table of its own: probed without making a
 * key, and not at all for a fact that goes where the one before it of its view went.
 */
final class FactSums {

    private static final int LEAST_SLOTS = 1 << 8;

    private @Nullable Sum[] slots = new Sum[LEAST_SLOTS];
    private int size;
    private int newcomers;

    /** Where the last fact of each view went. */
    private final @Nullable Sum[] last = new Sum[View.values().length];

    /** What came together in one place. */
    static final class Sum {

        private final View view;
        private final String tenant;
        private final long windowStartMillis;
        private final Dimensions dimensions;
        private final int hash;
        private final long[] measures;
        private long @Nullable [][] distinct;

        /** Of the samples; null where there were none. */
        private @Nullable Sums sampled;

        /** Where the same facts add up by bucket of users; null where none did yet. */
        private ClusterSums.@Nullable Sum clusters;

        private final List<Fact.Users> users = new ArrayList<>(0);

        private Sum(Fact fact, long windowStart, int hash) {
            this.view = fact.view();
            this.tenant = fact.tenant();
            this.windowStartMillis = windowStart;
            this.dimensions = fact.dimensions();
            this.hash = hash;
            measures = new long[view.measures().size()];
        }

        View view() {
            return view;
        }

        String tenant() {
            return tenant;
        }

        long windowStartMillis() {
            return windowStartMillis;
        }

        Dimensions dimensions() {
            return dimensions;
        }

        ClusterSums.@Nullable Sum clusters() {
            return clusters;
        }

        void clustersAre(ClusterSums.Sum found) {
            clusters = found;
        }

        private boolean takes(Fact fact, long windowStart) {
            return windowStart == windowStartMillis
                    && fact.view() == view
                    && fact.dimensions().equals(dimensions)
                    && fact.tenant().equals(tenant);
        }

        private void add(Fact fact, int kinds) {
            view.add(measures, fact.measures());
            Fact.Users news = fact.users();
            if (news != null) {
                add(news, kinds);
            }
            if (!fact.samples().isEmpty()) {
                add(fact.samples());
            }
        }

        private void add(List<Fact.Sample> samples) {
            if (sampled == null) {
                sampled = Sums.empty(view);
            }
            for (Fact.Sample sample : samples) {
                sampled.histogramToAdd(sample.histogram()).add(sample.bucket(), sample.count());
            }
        }

        private void add(Fact.Users news, int kinds) {
            byte[][] delta = news.delta();
            if (distinct == null) {
                distinct = new long[delta.length][kinds];
            }
            for (int column = 0; column < delta.length; column++) {
                for (int kind = 0; kind < kinds; kind++) {
                    distinct[column][kind] += delta[column][kind];
                }
            }
            users.add(news);
        }

        /** Adds what concerns a cell of this kind. */
        void addTo(CellSum cell, int kind) {
            view.add(cell.sums().measures(), measures);
            if (sampled != null) {
                cell.sums().addHistograms(sampled);
            }
            if (distinct == null) {
                return;
            }
            for (int column = 0; column < distinct.length; column++) {
                cell.sums().distinct()[column] += distinct[column][kind];
                List<Key128> newcomers = cell.newcomers().get(column);
                for (Fact.Users news : users) {
                    if (news.delta()[column][kind] > 0) {
                        newcomers.add(news.user());
                    }
                }
            }
        }
    }

    /**
     * @param windowStart as {@link Cut#start} says of the fact
     * @param kinds how many cell kinds its view is cut into
     * @return to what it was added
     */
    Sum add(Fact fact, long windowStart, int kinds) {
        int view = fact.view().ordinal();
        Sum sum = last[view];
        if (sum == null || !sum.takes(fact, windowStart)) {
            sum = find(fact, windowStart);
            last[view] = sum;
        }
        sum.add(fact, kinds);
        newcomers += fact.users() == null ? 0 : 1;
        return sum;
    }

    /** How many sums and users there are. */
    int size() {
        return size + newcomers;
    }

    /** Hands on every sum, and begins anew. */
    void drain(Consumer<Sum> out) {
        for (Sum sum : slots) {
            if (sum != null) {
                out.accept(sum);
            }
        }
        Arrays.fill(slots, null);
        Arrays.fill(last, null);
        size = 0;
        newcomers = 0;
    }

    private Sum find(Fact fact, long windowStart) {
        int hash = hash(fact, windowStart);
        int slot = hash & (slots.length - 1);
        for (Sum sum = slots[slot]; sum != null; sum = slots[slot]) {
            if (sum.hash == hash && sum.takes(fact, windowStart)) {
                return sum;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        Sum made = new Sum(fact, windowStart, hash);
        slots[slot] = made;
        size++;
        if (size > slots.length / 2) {
            grow();
        }
        return made;
    }

    private static int hash(Fact fact, long windowStart) {
        long mixed =
                (fact.dimensions().hashCode() * 31L + fact.tenant().hashCode()) * 31L
                        + fact.view().ordinal()
                        + windowStart;
        return (int) (mixed * 0x9E3779B97F4A7C15L >>> 32);
    }

    private void grow() {
        @Nullable Sum[] all = slots;
        slots = new Sum[all.length * 2];
        for (Sum sum : all) {
            if (sum != null) {
                int slot = sum.hash & (slots.length - 1);
                while (slots[slot] != null) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = sum;
            }
        }
    }
}
