package dev.stet.bench.load;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The load, record by record in the order of arrival. What it keeps is what is still to come of
 * suggestions and questions that have opened; no texts, no events. Not thread-safe.
 *
 * <p>A caller who paces it waits until {@link LoadEvent#arrivalMillis()} before each record.
 */
public final class LoadGenerator implements Iterator<LoadEvent> {

    /** Most events come within this time, one in twenty up to the whole disorder late. */
    private static final int OFTEN_WITHIN_MILLIS = 800;

    private static final double SLOW = 0.05;

    private final LoadSettings settings;
    private final Chance chance;
    private final Schedule schedule = new Schedule();
    private final Course course;
    private final Users users;
    private final EventWriter writer;
    private final double meanGapMillis;
    private final double others;
    private double openingMillis;
    private long opened;
    private long made;
    private boolean instantIsToCome;

    public LoadGenerator(LoadSettings settings) {
        this.settings = settings;
        this.chance = new Chance(settings.seed());
        this.course = new Course(chance, settings, schedule);
        this.users = new Users(chance, settings);
        this.writer = new EventWriter(chance);
        Mix mix = settings.mix();
        double distinct = settings.rate() / (1 + settings.duplicates());
        double otherEvents = distinct * mix.others();
        double lifecycles = distinct * (1 - mix.others()) / mix.eventsPerLifecycle();
        this.meanGapMillis = 1_000 / (otherEvents + lifecycles);
        this.others = otherEvents / (otherEvents + lifecycles);
        this.openingMillis = settings.startMillis();
        this.instantIsToCome = settings.sameInstant() > 0;
    }

    @Override
    public boolean hasNext() {
        return made < settings.events();
    }

    @Override
    public LoadEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All " + made + " events are made");
        }
        while (true) {
            long dueMillis = schedule.nextMillis();
            if (openingMillis <= dueMillis) {
                open();
            } else if (schedule.arrivesNext()) {
                LoadMoment arrived = schedule.take();
                made++;
                byte[] user = users.id(arrived.user());
                return new LoadEvent(
                        dueMillis, arrived.timeMillis(), user, writer.write(arrived, user));
            } else {
                happen(schedule.take());
            }
        }
    }

    private void open() {
        long number = opened++;
        long atMillis = (long) openingMillis;
        openingMillis += chance.exponential(meanGapMillis, number, LoadDraw.GAP);
        happen(
                new LoadMoment(
                        openingStage(number), number, 0, users.draw(number, atMillis), atMillis));
        if (instantIsToCome && atMillis >= settings.startMillis() + Course.INSTANT_AFTER_MILLIS) {
            instantIsToCome = false;
            for (int n = 0; n < settings.sameInstant(); n++) {
                long one = Course.OF_ONE_INSTANT + n;
                happen(new LoadMoment(Stage.SHOWN, one, 0, users.draw(one, atMillis), atMillis));
            }
        }
    }

    private Stage openingStage(long number) {
        double kind = chance.share(number, LoadDraw.KIND);
        if (kind < others) {
            return Stage.OTHER;
        }
        return kind < others + (1 - others) * settings.mix().suggestions()
                ? Stage.SHOWN
                : Stage.ASKED;
    }

    private void happen(LoadMoment moment) {
        course.follow(moment);
        long identity = moment.identity();
        schedule.arrives(moment, delay(identity, LoadDraw.DELAY));
        if (chance.share(identity, LoadDraw.TWICE) < settings.duplicates()) {
            schedule.arrives(moment, delay(identity, LoadDraw.SECOND_DELAY));
        }
    }

    private int delay(long identity, LoadDraw draw) {
        int most =
                chance.share(identity ^ draw.ordinal(), LoadDraw.DELAY_KIND) < SLOW
                        ? settings.disorderMillis()
                        : Math.min(OFTEN_WITHIN_MILLIS, settings.disorderMillis());
        return chance.below(most + 1, identity, draw);
    }
}
