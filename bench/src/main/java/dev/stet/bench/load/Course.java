package dev.stet.bench.load;

/** What follows from what: each event of a suggestion or question sets off its next. */
final class Course {

    /** Numbers from here on belong to the suggestions that all come at one instant. */
    static final long OF_ONE_INSTANT = 1L << 42;

    static final long INSTANT_AFTER_MILLIS = 10_000;

    private static final int MINUTE = 60_000;

    private final Chance chance;
    private final Mix mix;
    private final double lifetimeMillis;
    private final Schedule schedule;

    Course(Chance chance, LoadSettings settings, Schedule schedule) {
        this.chance = chance;
        this.mix = settings.mix();
        this.lifetimeMillis = settings.lifetimeSeconds() * 1_000.0;
        this.schedule = schedule;
    }

    /** Puts what follows into the schedule. */
    void follow(LoadMoment moment) {
        switch (moment.stage()) {
            case SHOWN -> followShown(moment);
            case ACCEPTED -> {
                followEdit(moment, 0);
                if (chance.share(moment.number(), LoadDraw.CLOSED) < mix.closing()) {
                    later(moment, Stage.CLOSED, 0, lifetimeMillis, LoadDraw.CLOSE_AFTER);
                }
            }
            case EDITED -> followEdit(moment, moment.step() + 1);
            case ASKED -> followAsked(moment);
            case REJECTED, CLOSED, REGENERATED, OTHER -> {}
        }
    }

    private void followShown(LoadMoment shown) {
        long number = shown.number();
        if (number >= OF_ONE_INSTANT) {
            schedule.happens(shown.next(Stage.ACCEPTED, 0, INSTANT_AFTER_MILLIS));
        } else if (chance.share(number, LoadDraw.ACCEPTED) < mix.acceptance()) {
            schedule.happens(shown.next(Stage.ACCEPTED, 0, acceptAfter(number)));
        } else if (chance.share(number, LoadDraw.REJECTED) < mix.rejection()) {
            later(shown, Stage.REJECTED, 0, lifetimeMillis / 50, LoadDraw.REJECT_AFTER);
        }
    }

    /** Most at once, some on second thoughts, one in a hundred too late to count by default. */
    private long acceptAfter(long number) {
        double kind = chance.share(number, LoadDraw.ACCEPT_KIND);
        if (kind < 0.9) {
            return chance.waiting(lifetimeMillis / 50, number, LoadDraw.ACCEPT_AFTER);
        }
        double share = chance.share(number, LoadDraw.ACCEPT_AFTER);
        return 1 + (long) (lifetimeMillis * (kind < 0.99 ? 3 * share : 3 + share));
    }

    private void followEdit(LoadMoment moment, int next) {
        double another = mix.editsPerAccept() / (1 + mix.editsPerAccept());
        long identity = moment.identity();
        if (next < Schedule.MOST_STEPS && chance.share(identity, LoadDraw.EDITED) < another) {
            later(moment, Stage.EDITED, next, lifetimeMillis / 4, LoadDraw.EDIT_AFTER);
        }
    }

    private void followAsked(LoadMoment asked) {
        long identity = asked.identity();
        if (chance.share(identity, LoadDraw.REGENERATED) < mix.regeneration()) {
            later(asked, Stage.REGENERATED, asked.step(), 20_000, LoadDraw.REGENERATE_AFTER);
        }
        if (asked.step() < Schedule.MOST_STEPS
                && chance.share(identity, LoadDraw.ASKED_AGAIN) < mix.repeats()) {
            schedule.happens(asked.next(Stage.ASKED, asked.step() + 1, askAfter(identity)));
        }
    }

    /** A fifth sent again at once, a fifth asked again soon, the rest from half an hour on. */
    private long askAfter(long identity) {
        double share = chance.share(identity, LoadDraw.ASK_AFTER);
        double kind = chance.share(identity, LoadDraw.ASK_KIND);
        if (kind < 0.2) {
            return (long) (1_000 + share * 5 * MINUTE);
        }
        return kind < 0.4
                ? (long) ((5 + share * 25) * MINUTE)
                : (long) ((30 + share * 60) * MINUTE);
    }

    private void later(LoadMoment moment, Stage stage, int step, double meanMillis, LoadDraw draw) {
        schedule.happens(
                moment.next(stage, step, chance.waiting(meanMillis, moment.identity(), draw)));
    }
}
