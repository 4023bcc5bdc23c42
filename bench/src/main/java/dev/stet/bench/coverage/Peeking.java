package dev.stet.bench.coverage;

import dev.stet.udf.RatioVariance;
import dev.stet.udf.SequentialZ;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often an experiment without an effect seems to have one, if somebody looks every minute for
 * 30 days.
 *
 * <p>Users arrive at any minute, in one of two variants, and their events come at any minute of the
 * week after: of a user who is known already an event changes the sums, as {@code experiment_kpi}
 * has them. Looks begin with {@link #FEWEST} users in each variant.
 *
 * @param users in both variants together
 * @param sequential the share of experiments in which the interval by {@code SEQUENTIAL_Z} excludes
 *     0 at any look
 * @param naive that of the 95 % interval that is meant for one look
 * @param once that of the same interval at the last look alone
 */
record Peeking(Users kind, int users, double sequential, double naive, double once) {

    /** With fewer users the normal approximation does not hold. */
    static final int FEWEST = 100;

    private static final int DAY = 24 * 60;
    private static final int MINUTES = 30 * DAY;
    private static final int WEEK = 7 * DAY;
    private static final long PLANNED = 5_000;
    private static final double Z = 1.959963984540054;

    private static final RatioVariance VARIANCE = new RatioVariance();
    private static final SequentialZ SEQUENTIAL_Z = new SequentialZ();

    /**
     * @param draws how many experiments
     */
    static Peeking of(Users kind, int users, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int sequential = 0;
        int naive = 0;
        int once = 0;
        for (int draw = 0; draw < draws; draw++) {
            Experiment experiment = new Experiment(kind, users, random);
            experiment.run();
            sequential += experiment.sequential ? 1 : 0;
            naive += experiment.naive ? 1 : 0;
            once += experiment.last > Z ? 1 : 0;
        }
        return new Peeking(
                kind,
                users,
                (double) sequential / draws,
                (double) naive / draws,
                (double) once / draws);
    }

    /** One experiment, minute by minute. */
    private static final class Experiment {

        private final Users kind;
        private final SplittableRandom random;
        private final Variant[] variants = {new Variant(), new Variant()};

        /** Minute and user of every event, in this order. */
        private final long[] events;

        private final int[] counted;
        private final int[] seen;

        private boolean sequential;
        private boolean naive;

        /** How many standard errors the difference was from 0 at the last look. */
        private double last;

        private Experiment(Users kind, int users, SplittableRandom random) {
            this.kind = kind;
            this.random = random;
            counted = new int[users];
            seen = new int[users];
            long[] drawn = new long[users];
            int length = 0;
            for (int user = 0; user < users; user++) {
                int arrival = random.nextInt(MINUTES);
                int ofUser = kind.events(random);
                if (length + ofUser > drawn.length) {
                    drawn = Arrays.copyOf(drawn, 2 * (length + ofUser));
                }
                for (int event = 0; event < ofUser; event++) {
                    long minute = arrival + (event == 0 ? 0L : random.nextInt(WEEK));
                    if (minute < MINUTES) {
                        drawn[length++] = minute << Integer.SIZE | user;
                    }
                }
            }
            events = Arrays.copyOf(drawn, length);
            Arrays.sort(events);
        }

        private void run() {
            for (int i = 0; i < events.length; i++) {
                add((int) events[i]);
                long minute = events[i] >> Integer.SIZE;
                boolean isLast = i + 1 == events.length || events[i + 1] >> Integer.SIZE != minute;
                if (isLast) {
                    look();
                }
            }
        }

        private void add(int user) {
            boolean counts = kind.next(counted[user], seen[user], random);
            variants[user & 1].add(counted[user], seen[user], counts);
            counted[user] += counts ? 1 : 0;
            seen[user]++;
        }

        private void look() {
            Variant control = variants[0];
            Variant treatment = variants[1];
            if (Math.min(control.users, treatment.users) < FEWEST) {
                return;
            }
            Double ofControl = control.variance();
            Double ofTreatment = treatment.variance();
            Double z = SEQUENTIAL_Z.eval(control.users + treatment.users, PLANNED);
            if (ofControl == null || ofTreatment == null || z == null) {
                return;
            }
            double difference = Math.abs(treatment.ratio() - control.ratio());
            last = difference / Math.sqrt(ofControl + ofTreatment);
            sequential |= last > z;
            naive |= last > Z;
        }
    }

    /** Sums over users. */
    private static final class Variant {

        private long users;
        private long n;
        private long d;
        private long nn;
        private long dd;
        private long nd;

        private void add(long counted, long seen, boolean counts) {
            long more = counts ? 1 : 0;
            users += seen == 0 ? 1 : 0;
            n += more;
            d++;
            nn += more * (2 * counted + 1);
            dd += 2 * seen + 1;
            nd += counted + more * (seen + 1);
        }

        private double ratio() {
            return (double) n / d;
        }

        private @Nullable Double variance() {
            return VARIANCE.eval(users, n, d, nn, dd, nd);
        }
    }
}
