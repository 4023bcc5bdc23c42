package dev.stet.lifecycle.subject;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Clusters;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subject's history amounts to: numbers at (view, cohort, dimensions), and claims. Used
 * again and again by one thread; a subject only adds to it.
 */
public final class Verdict {

    /** The numbers of one view at one cohort time and one combination of dimensions. */
    public static final class Share {

        final View view;
        final long cohortMillis;
        final Dimensions dimensions;
        final @Nullable Key128 user;
        final int bucket;
        final long[] measures;
        final List<Fact.Sample> samples = new ArrayList<>(0);

        /**
         * @param user who opened the subject, or is part of its key; null where nobody is known
         * @param bucket of users
         */
        private Share(
                View view,
                long cohortMillis,
                Dimensions dimensions,
                @Nullable Key128 user,
                int bucket) {
            this.view = view;
            this.cohortMillis = cohortMillis;
            this.dimensions = dimensions;
            this.user = user;
            this.bucket = bucket;
            this.measures = new long[view.measures().size()];
        }

        /** Adds 1. */
        public Share count(Enum<?> measure) {
            return add(measure, 1);
        }

        /** Adds 1 where the condition holds. */
        public Share count(Enum<?> measure, boolean condition) {
            return condition ? add(measure, 1) : this;
        }

        /**
         * @param more in the measure's base unit
         */
        public Share add(Enum<?> measure, long more) {
            return add(measure.ordinal(), more);
        }

        /**
         * @param measure its index in the view's vector
         * @param more in the measure's base unit
         */
        public Share add(int measure, long more) {
            measures[measure] += more;
            return this;
        }

        /**
         * Adds one value to a histogram.
         *
         * @param histogram its index among those of the view
         * @param value 0 or more, in the histogram's base unit
         */
        public Share sample(int histogram, long value) {
            samples.add(Fact.Sample.of(histogram, value));
            return this;
        }

        /** The same place with nothing in it. */
        Share empty() {
            return new Share(view, cohortMillis, dimensions, user, bucket);
        }

        boolean isAt(View otherView, long otherCohort, Dimensions otherDimensions) {
            return view == otherView
                    && cohortMillis == otherCohort
                    && dimensions.equals(otherDimensions);
        }
    }

    /** More moments than any subject has. */
    private static final int MOST_MOMENTS = 8;

    private static final Key128 NOBODY = new Key128(0, 0);

    private final List<Share> shares = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>(0);
    private final List<Presence> presences = new ArrayList<>(0);
    private final long[] moments = new long[MOST_MOMENTS];
    private Key128 subject = NOBODY;
    private @Nullable Key128 owner;
    private @Nullable Key128 named;

    /** The numbers of the view at the opening's time and dimensions. */
    public Share at(View view, Recorded opening) {
        return at(view, opening, opening.dimensions());
    }

    /** The numbers of the view at the opening's time and these dimensions. */
    public Share at(View view, Recorded opening, Dimensions dimensions) {
        for (Share share : shares) {
            if (share.isAt(view, opening.at(), dimensions)) {
                return share;
            }
        }
        Key128 user = opening.user() == null ? owner : opening.user();
        int bucket = Clusters.bucketOf(user == null ? named : user);
        Share share = new Share(view, opening.at(), dimensions, user, bucket);
        shares.add(share);
        return share;
    }

    /**
     * Counts the subject, which is a user, among the distinct users of a view.
     *
     * @param cohortMillis epoch milliseconds
     * @param columns one bit per {@link View#distinct()}
     */
    public void present(View view, long cohortMillis, Dimensions dimensions, int columns) {
        presences.add(new Presence(view, cohortMillis, dimensions, columns));
    }

    /**
     * Makes a claim, at most one of a kind to a target.
     *
     * @param target the key of the subject that hears it
     * @param atMillis the moment that it is about, epoch milliseconds
     * @param numbers by an index that the kind's maker and reader agree upon
     */
    public void claim(ClaimKind kind, Key128 target, long atMillis, long... numbers) {
        claims.add(new Claim(kind, target, subject, atMillis, numbers));
    }

    /**
     * Sets a moment of the outcome row.
     *
     * @param index among those of the {@link SubjectOutcome}, 1 or more: 0 is the opening's
     * @param event whose time it is; null where it has not come
     */
    public void moment(int index, @Nullable Recorded event) {
        moments[index] = event == null ? Outcome.NEVER : event.at();
    }

    /**
     * Empties it, for the judgement of the subject of this key.
     *
     * @param user whose the subject is by its key; null where the key names nobody
     */
    Verdict begin(Key128 key, @Nullable Key128 user) {
        subject = key;
        owner = user;
        named = null;
        shares.clear();
        claims.clear();
        presences.clear();
        Arrays.fill(moments, Outcome.NEVER);
        return this;
    }

    /**
     * In whose bucket of users what follows is, where its opening names nobody.
     *
     * @param user null where nobody is known
     */
    void isOf(@Nullable Key128 user) {
        named = user;
    }

    /**
     * @param openedAtMillis the first of them
     */
    long[] moments(int count, long openedAtMillis) {
        long[] first = Arrays.copyOf(moments, count);
        first[0] = openedAtMillis;
        return first;
    }

    /**
     * All numbers of the view together, at the first share's dimensions; null where it has none.
     */
    @Nullable Share of(View view) {
        Share all = null;
        for (Share share : shares) {
            if (share.view == view) {
                all = all == null ? share.empty() : all;
                view.add(all.measures, share.measures);
            }
        }
        return all;
    }

    List<Share> shares() {
        return shares;
    }

    List<Claim> claims() {
        return claims;
    }

    List<Presence> presences() {
        return presences;
    }

    Key128 subject() {
        return subject;
    }
}
