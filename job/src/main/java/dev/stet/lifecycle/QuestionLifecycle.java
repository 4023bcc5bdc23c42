package dev.stet.lifecycle;

import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Utf8;
import dev.stet.contract.View;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one event changes in what was said of a user's questions.
 *
 * <p>A query that comes in takes its place in the {@link Chain} of its fingerprint; that may make
 * it a repeat of the one before, the one before a retried one, and the one after a repeat of this
 * instead of that. So up to three questions change, each in its own cohort, and what changed is
 * told as the difference between what they amounted to before and after.
 */
final class QuestionLifecycle {

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long MINUTE_MILLIS = 60_000L;

    private final Cube cube;
    private final boolean withTenant;

    /** Of the user of the event at hand. */
    private QuestionStore store;

    /** The questions that the event at hand changed, as they were. */
    private final Map<Utf8, Question> before = new LinkedHashMap<>();

    private final Map<Utf8, Question> after = new LinkedHashMap<>();

    /**
     * @param withTenant whether to remember what only an outcome row needs
     */
    @SuppressWarnings("NullAway.Init") // every event brings its own
    QuestionLifecycle(Cube cube, boolean withTenant) {
        this.cube = cube;
        this.withTenant = withTenant;
    }

    /**
     * Takes the event in and tells the facts that it changes.
     *
     * @param user what is remembered of the event's user
     * @param settledMillis no event at or before this instant will come any more
     * @param changed is told every question that is other than before
     * @return whether the event was of any effect
     */
    boolean apply(
            QuestionEvent event,
            QuestionStore user,
            long settledMillis,
            Consumer<Fact> facts,
            Changed changed)
            throws Exception {
        store = user;
        before.clear();
        after.clear();
        boolean effective =
                event instanceof QuestionEvent.Submitted submitted
                        ? submit(submitted, settledMillis)
                        : regenerate(event, settledMillis);
        for (Map.Entry<Utf8, Question> entry : after.entrySet()) {
            Question was = Objects.requireNonNull(before.get(entry.getKey()));
            Question is = entry.getValue();
            effective |= tell(event, was, is, facts);
            store.keep(
                    entry.getKey(), is.query() == null ? is : changed.question(entry.getKey(), is));
        }
        return effective;
    }

    /** What an operator does with a question that changed: writes its outcome, where wanted. */
    interface Changed {

        /** Returns what to keep of it. */
        Question question(Utf8 interactionId, Question question);
    }

    private boolean submit(QuestionEvent.Submitted event, long settledMillis) throws Exception {
        Question known = question(event.interactionId());
        Question.Query query = Question.Query.of(event);
        Question.Query earlier = known.query();
        if (earlier != null && earlier.moment().compareTo(query.moment()) <= 0) {
            return false;
        }
        if (earlier != null) {
            unlink(earlier, event.interactionId());
        }
        Chain chain = query.instruction() ? Chain.EMPTY : chain(query.fingerprint());
        if (earlier == null && chain.holds(event.interactionId())) {
            return false; // its question has ended, and only its place in the chain is known
        }
        change(
                event.interactionId(),
                question(event.interactionId())
                        .withQuery(query, withTenant ? event.header().tenant() : null));
        if (!query.instruction()) {
            link(query, event.interactionId(), chain, settledMillis);
        }
        return true;
    }

    /** Takes a query out of its chain: the next one follows the previous one now. */
    private void unlink(Question.Query query, Utf8 interactionId) throws Exception {
        if (query.instruction()) {
            return;
        }
        Chain chain = chain(query.fingerprint());
        Chain.Link link = new Chain.Link(query.at(), interactionId);
        Chain.Link previous = chain.before(link);
        Chain.Link next = chain.after(link);
        store.keep(query.fingerprint(), chain.without(link));
        change(interactionId, question(interactionId).withGap(Gap.NONE).withResubmitted(false));
        relate(previous, next, link);
    }

    /** Puts a query into its chain, between the previous and the next. */
    private void link(Question.Query query, Utf8 interactionId, Chain chain, long settledMillis)
            throws Exception {
        Chain.Link link = new Chain.Link(query.at(), interactionId);
        Chain.Link previous = chain.before(link);
        Chain.Link next = chain.after(link);
        store.keep(query.fingerprint(), chain.with(link).pruned(settledMillis));
        relate(previous, link, next);
        if (next != null) {
            relate(link, next, null);
        }
    }

    /**
     * Says what {@code next} is to its predecessor, and what that makes of the predecessor.
     *
     * @param former what came after {@code previous} until now; null for nothing
     */
    private void relate(
            Chain.@Nullable Link previous, Chain.@Nullable Link next, Chain.@Nullable Link former)
            throws Exception {
        Gap gap = gap(previous, next);
        if (next != null) {
            Question later = question(next.interactionId());
            if (later.gap() != gap) {
                change(next.interactionId(), later.withGap(gap));
            }
        }
        boolean was = gap(previous, former) == Gap.RESUBMISSION;
        boolean is = gap == Gap.RESUBMISSION;
        if (previous != null && was != is) {
            change(
                    previous.interactionId(),
                    question(previous.interactionId()).withResubmitted(is));
        }
    }

    private static Gap gap(Chain.@Nullable Link previous, Chain.@Nullable Link next) {
        return previous == null || next == null ? Gap.NONE : Gap.of(next.at() - previous.at());
    }

    private boolean regenerate(QuestionEvent event, long settledMillis) throws Exception {
        Question known = question(event.interactionId());
        Question more = known.withRegeneration(Moment.of(event.header()));
        if (more == known) {
            return false;
        }
        change(event.interactionId(), more.pruned(settledMillis));
        return more.query() == null;
    }

    private Question question(Utf8 interactionId) throws Exception {
        Question changed = after.get(interactionId);
        if (changed != null) {
            return changed;
        }
        Question stored = store.question(interactionId);
        return stored == null ? Question.UNHEARD_OF : stored;
    }

    private Chain chain(Key128 fingerprint) throws Exception {
        Chain stored = store.chain(fingerprint);
        return stored == null ? Chain.EMPTY : stored;
    }

    private void change(Utf8 interactionId, Question question) throws Exception {
        before.putIfAbsent(interactionId, question(interactionId));
        after.put(interactionId, question);
    }

    /** The facts by which a question is other than it was; false if there are none. */
    private boolean tell(QuestionEvent event, Question was, Question is, Consumer<Fact> facts)
            throws Exception {
        String tenant = event.header().tenant();
        Question.Query then = was.query();
        Question.Query now = is.query();
        if (now == null) {
            return false;
        }
        boolean moved =
                then != null
                        && (then.at() != now.at() || !then.dimensions().equals(now.dimensions()));
        long[] said = was.measures();
        long[] measures = is.measures();
        if (then != null && moved) {
            negate(said);
            facts.accept(fact(tenant, then, said, users(event, then, was, Question.UNHEARD_OF)));
            facts.accept(fact(tenant, now, measures, users(event, now, Question.UNHEARD_OF, is)));
            return true;
        }
        if (Arrays.equals(said, measures)) {
            return false;
        }
        for (int i = 0; i < measures.length; i++) {
            measures[i] -= said[i];
        }
        facts.accept(fact(tenant, now, measures, users(event, now, was, is)));
        return true;
    }

    /** In which cells of the query's day this user is new, or no more; null for none. */
    private Fact.@Nullable Users users(
            QuestionEvent event, Question.Query query, Question was, Question is) throws Exception {
        int asked = (is.query() == null ? 0 : 1) - (was.query() == null ? 0 : 1);
        int repeated = (is.isRepeat() ? 1 : 0) - (was.isRepeat() ? 1 : 0);
        if (asked == 0 && repeated == 0) {
            return null;
        }
        long number = Math.floorDiv(query.at(), DAY_MILLIS);
        int minute = (int) (Math.floorMod(query.at(), DAY_MILLIS) / MINUTE_MILLIS);
        UserDay stored = store.day(number);
        UserDay day = stored == null ? UserDay.EMPTY : stored;
        byte[][] delta = new byte[View.QUESTION.distinct().size()][cube.kinds()];
        if (asked != 0) {
            day = count(day, UserDay.ASKED, query, minute, asked, delta);
        }
        if (repeated != 0) {
            day = count(day, UserDay.REPEATED, query, minute, repeated, delta);
        }
        store.keep(number, day);
        return new Fact.Users(event.user(), delta);
    }

    private UserDay count(
            UserDay day, int kind, Question.Query query, int minute, int amount, byte[][] delta) {
        UserDay counted = day.plus(kind, query.dimensions(), minute, amount);
        // With the question the user is in all of its cells; what matters is who was without it.
        boolean[] without =
                (amount > 0 ? day : counted).cells(kind, cube, query.dimensions(), minute);
        for (int cell = 0; cell < without.length; cell++) {
            delta[kind][cell] = (byte) (without[cell] ? 0 : amount);
        }
        return counted;
    }

    private static Fact fact(
            String tenant, Question.Query query, long[] measures, Fact.@Nullable Users users) {
        return new Fact(View.QUESTION, tenant, query.at(), query.dimensions(), measures, users);
    }

    private static void negate(long[] measures) {
        for (int i = 0; i < measures.length; i++) {
            measures[i] = -measures[i];
        }
    }
}
