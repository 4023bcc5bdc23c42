package dev.stet.bench.load;

import dev.stet.bench.load.CasePlan.Part;
import dev.stet.bench.load.CasePlan.Step;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * A log in which every family finds something to count, in the order of arrival. Half of the events
 * are suggestions and questions as {@link LoadGenerator} makes them, without its others; half are
 * cases of the same users: visits, conversations, tasks and tickets as {@link CasePlan} has them.
 * Equal settings make equal bytes. Not thread-safe.
 */
public final class MixedLog implements Iterator<LoadEvent> {

    /** Of all events, those of cases. */
    public static final double CASES = 0.5;

    /** Numbers from here on are those of cases, so that they draw other users. */
    private static final long FIRST_CASE = 1L << 43;

    private static final int MOST_STEPS = 1 << 6;
    private static final int JITTER_MILLIS = 5_000;
    private static final int OFTEN_WITHIN_MILLIS = 800;

    private final LoadSettings settings;
    private final LoadGenerator suggestionsAndQuestions;
    private final Chance chance;
    private final Users users;
    private final Contexts contexts;
    private final double meanGapMillis;
    private final PriorityQueue<Coming> cases =
            new PriorityQueue<>(
                    Comparator.comparingLong((Coming coming) -> coming.event().arrivalMillis())
                            .thenComparingLong(Coming::order));
    private LoadEvent next;
    private double openingMillis;
    private long opened;
    private long made;

    /**
     * @param order of those that arrive at one instant
     */
    private record Coming(long order, LoadEvent event) {}

    /**
     * @param settings of the whole log; its mix is that of the first half
     */
    public MixedLog(LoadSettings settings) {
        this.settings = settings;
        suggestionsAndQuestions =
                new LoadGenerator(
                        settings.with(
                                load -> {
                                    load.rate = settings.rate() * (1 - CASES);
                                    load.mix = settings.mix().withoutOthers();
                                }));
        chance = new Chance(settings.seed());
        users = new Users(chance, settings);
        contexts = new Contexts(chance);
        double ofCases = settings.rate() * CASES / (1 + settings.duplicates());
        meanGapMillis = 1_000 * CasePlan.eventsPerCase() / ofCases;
        openingMillis = settings.startMillis();
        next = suggestionsAndQuestions.next();
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
        made++;
        while (openingMillis <= Math.min(next.arrivalMillis(), nextOfCases())) {
            open();
        }
        if (nextOfCases() < next.arrivalMillis()) {
            return cases.remove().event();
        }
        LoadEvent taken = next;
        // It has as many events as the whole log, which ends before it.
        next = suggestionsAndQuestions.hasNext() ? suggestionsAndQuestions.next() : taken;
        return taken;
    }

    private long nextOfCases() {
        Coming coming = cases.peek();
        return coming == null ? Long.MAX_VALUE : coming.event().arrivalMillis();
    }

    private void open() {
        long number = FIRST_CASE + opened++;
        long atMillis = (long) openingMillis;
        openingMillis += chance.exponential(meanGapMillis, number, LoadDraw.GAP);
        int user = users.draw(number, atMillis);
        int place = 0;
        for (Part part : CasePlan.PARTS) {
            boolean takesPlace =
                    chance.share(number * MOST_STEPS + place, LoadDraw.KIND) < part.share();
            for (Step step : part.steps()) {
                long identity = number * MOST_STEPS + place++;
                if (takesPlace && chance.share(identity, LoadDraw.ACCEPTED) < step.share()) {
                    long when =
                            atMillis
                                    + step.afterSeconds() * 1_000L
                                    + chance.below(JITTER_MILLIS, identity, LoadDraw.ACCEPT_AFTER);
                    happen(step, identity, number, user, when);
                }
            }
        }
    }

    private void happen(Step step, long identity, long number, int user, long atMillis) {
        byte[] id = users.id(user);
        byte[] value = write(step, identity, number, user, id, atMillis);
        arrive(identity, new LoadEvent(delayed(identity, atMillis), atMillis, id, value));
        if (chance.share(identity, LoadDraw.TWICE) < settings.duplicates()) {
            arrive(identity, new LoadEvent(delayed(~identity, atMillis), atMillis, id, value));
        }
    }

    private void arrive(long identity, LoadEvent event) {
        cases.add(new Coming(identity, event));
    }

    private long delayed(long identity, long atMillis) {
        int most = Math.min(OFTEN_WITHIN_MILLIS, settings.disorderMillis());
        return atMillis + chance.below(most + 1, identity, LoadDraw.DELAY);
    }

    private byte[] write(
            Step step, long identity, long number, int user, byte[] userId, long atMillis) {
        int amount = 100 + chance.below(900, identity, LoadDraw.DETAIL);
        String fields =
                step.fields()
                        .replace(CasePlan.NUMBER, Long.toHexString(number - FIRST_CASE))
                        .replace(CasePlan.AMOUNT, Integer.toString(amount));
        String json =
                "{\"event_id\":\"ce-%s\",\"event_type\":\"%s\",\"event_time\":%d,\"user_id\":\"%s\"%s%s%s}"
                        .formatted(
                                Long.toHexString(identity),
                                step.type(),
                                atMillis,
                                new String(userId, StandardCharsets.US_ASCII),
                                fields,
                                new String(contexts.ofSubject(number), StandardCharsets.UTF_8),
                                new String(contexts.ofUser(user), StandardCharsets.UTF_8));
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
