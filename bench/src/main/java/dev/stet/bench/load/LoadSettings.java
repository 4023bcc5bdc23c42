package dev.stet.bench.load;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the load depends on, and nothing else: equal settings make equal bytes.
 *
 * @param events how many records, duplicates counted; at least 1
 * @param rate records per second of event time, on the average
 * @param startMillis event time of the beginning, epoch milliseconds
 * @param users how many there are
 * @param skew the exponent of their popularity, by rank (Zipf); 0 for none
 * @param oneUser the share of all load that falls on one single user, before the skew
 * @param lifetimeSeconds over which the accept and the edits of a suggestion spread: an accept
 *     comes after a fiftieth of it (one in ten later, up to four times as late as the whole), an
 *     edit a quarter of it after the one before
 * @param disorderMillis how far an event may arrive after one that happened later; at most 30 s,
 *     the default out-of-orderness of the job
 * @param duplicates the share of events that arrive twice, the same to the byte
 * @param sameInstant so many more suggestions are shown at one instant, ten seconds after the
 *     beginning, and all accepted at one instant, ten seconds later
 * @param sessionSeconds for how long a user opens suggestions and questions before he pauses for
 *     {@link Users#PAUSES} times as long; 0 for users who come at any time
 */
public record LoadSettings(
        long seed,
        long events,
        double rate,
        long startMillis,
        int users,
        double skew,
        double oneUser,
        int lifetimeSeconds,
        int disorderMillis,
        double duplicates,
        int sameInstant,
        int sessionSeconds,
        Mix mix) {

    /** Two million events in two hours of event time, of fifty thousand users. */
    public static final LoadSettings DEFAULT =
            new LoadSettings(
                    1,
                    2_000_000,
                    2_000_000 / 7_200.0,
                    Instant.parse("2026-01-05T00:00:00Z").toEpochMilli(),
                    50_000,
                    0.6,
                    0,
                    600,
                    15_000,
                    0.005,
                    0,
                    0,
                    Mix.DEFAULT);

    /** What a record number leaves room for. */
    private static final long MOST_EVENTS = 1L << 40;

    public LoadSettings {
        Bounds.check("--events", events, 1, MOST_EVENTS);
        Bounds.check("--rate", rate, 0.001, 10_000_000);
        Bounds.check(
                "--start", startMillis, 0, Instant.parse("9999-01-01T00:00:00Z").toEpochMilli());
        Bounds.check("--users", users, 1, Integer.MAX_VALUE);
        Bounds.check("--skew", skew, 0, 5);
        Bounds.check("--one-user", oneUser, 0, 1);
        Bounds.check("--lifetime", lifetimeSeconds, 1, 86_400);
        Bounds.check("--disorder", disorderMillis, 0, 30_000);
        Bounds.check("--duplicates", duplicates, 0, 1);
        Bounds.check("--same-instant", sameInstant, 0, Math.min(events / 2, 100_000_000));
        Bounds.check("--session", sessionSeconds, 0, 86_400);
    }

    /**
     * The same but for what is changed.
     *
     * @throws IllegalArgumentException naming the option that is out of range
     */
    public LoadSettings with(Consumer<Change> change) {
        Change changed = new Change(this);
        change.accept(changed);
        return changed.settings();
    }

    /**
     * Endless, and in order: what arrives then happened then. Paced by its arrival times it is a
     * live load, whose rate does not depend on how fast anyone takes it.
     *
     * @param nowMillis the wall clock
     * @param perSecond events per second of the wall clock
     */
    public LoadSettings live(long nowMillis, double perSecond) {
        return with(
                load -> {
                    load.events = MOST_EVENTS;
                    load.rate = perSecond;
                    load.startMillis = nowMillis;
                    load.disorderMillis = 0;
                });
    }

    /** So that, on the average, this many suggestions are between their first and last event. */
    public LoadSettings withLiveSuggestions(long live) {
        double lifetime = live / (rate * mix.shownPerEvent());
        Bounds.check("--live", live, 1, rate * mix.shownPerEvent() * 86_400);
        return with(load -> load.lifetimeSeconds = (int) Math.max(1, Math.round(lifetime)));
    }

    /** Settings in the making; each field is the record's of that name. */
    public static final class Change {

        public long seed;
        public long events;
        public double rate;
        public long startMillis;
        public int users;
        public double skew;
        public double oneUser;
        public int lifetimeSeconds;
        public int disorderMillis;
        public double duplicates;
        public int sameInstant;
        public int sessionSeconds;
        public Mix mix;

        private Change(LoadSettings from) {
            seed = from.seed;
            events = from.events;
            rate = from.rate;
            startMillis = from.startMillis;
            users = from.users;
            skew = from.skew;
            oneUser = from.oneUser;
            lifetimeSeconds = from.lifetimeSeconds;
            disorderMillis = from.disorderMillis;
            duplicates = from.duplicates;
            sameInstant = from.sameInstant;
            sessionSeconds = from.sessionSeconds;
            mix = from.mix;
        }

        private LoadSettings settings() {
            return new LoadSettings(
                    seed,
                    events,
                    rate,
                    startMillis,
                    users,
                    skew,
                    oneUser,
                    lifetimeSeconds,
                    disorderMillis,
                    duplicates,
                    sameInstant,
                    sessionSeconds,
                    mix);
        }
    }
}
