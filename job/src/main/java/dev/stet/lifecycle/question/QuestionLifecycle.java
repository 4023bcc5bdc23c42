package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Claim;
import dev.stet.contract.Clusters;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.View;
import dev.stet.lifecycle.Became;
import dev.stet.lifecycle.Unopened;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The facts that one event of a user changes.
 *
 * <p>A query that comes in takes its place in the {@link Chain} of its fingerprint; that may make
 * it a repeat of the one before, the one before a retried one, and the one after a repeat of this
 * instead of that. So up to three questions change, each in its own cohort. For each, the facts are
 * the difference between its measures before and after.
 */
final class QuestionLifecycle {

    /** Its own, and the neighbours at the place it left and at the one it took. */
    private static final int MOST_CHANGES = 5;

    private final UserCells cells;
    private final boolean withTenant;

    /** Of the user of the event at hand. */
    private QuestionStore store;

    private final QuestionClaims claims = new QuestionClaims();

    /** The questions that the event at hand has to do with. */
    private final List<Change> changes = new ArrayList<>(MOST_CHANGES);

    /** A question as it was before the event, and as it is. */
    private static final class Change {
        private final Utf8 interactionId;
        private final Question was;
        private Question is;

        Change(Utf8 interactionId, Question was) {
            this.interactionId = interactionId;
            this.was = was;
            is = was;
        }
    }

    /**
     * @param withTenant whether to remember what only an outcome row needs
     */
    @SuppressWarnings("NullAway.Init") // every event brings its own
    QuestionLifecycle(Cube cube, boolean withTenant) {
        cells = new UserCells(cube);
        this.withTenant = withTenant;
    }

    /**
     * Applies the event and emits the facts that it changes.
     *
     * @param user what is remembered of the event's user
     * @param settledMillis no event at or before this instant will come any more
     * @param changed called with every question that changed
     * @param claimed called with every claim to an interaction
     */
    Became apply(
            QuestionEvent event,
            QuestionStore user,
            long settledMillis,
            Consumer<Fact> facts,
            Changed changed,
            Consumer<Claim> claimed)
            throws Exception {
        store = user;
        claims.begin(event, claimed);
        changes.clear();
        Became became =
                event instanceof QuestionEvent.Submitted submitted
                        ? submit(submitted, settledMillis)
                        : regenerate(event, settledMillis);
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            if (change.is != change.was) {
                if (emit(event, change.was, change.is, facts) && became == Became.WITHOUT_EFFECT) {
                    became = Became.EFFECTIVE;
                }
                if (takeBack(event, change, facts)) {
                    became = Became.EFFECTIVE;
                }
                store.keep(
                        change.interactionId,
                        change.is.query() == null
                                ? change.is
                                : changed.question(change.interactionId, change.is));
            }
        }
        return became;
    }

    /** What an operator does with a question that changed: writes its outcome, where wanted. */
    interface Changed {

        /** Returns what to keep of it. */
        Question question(Utf8 interactionId, Question question);
    }

    private static boolean takeBack(QuestionEvent event, Change change, Consumer<Fact> facts) {
        Question.Query now = change.is.query();
        return now != null
                && Unopened.takeBack(
                        change.was.unopened(), now.at(), event.header().tenant(), facts);
    }

    private Became submit(QuestionEvent.Submitted event, long settledMillis) throws Exception {
        Change change = change(event.interactionId());
        Question.Query query = Question.Query.of(event);
        Question.Query earlier = change.is.query();
        if (earlier != null && earlier.moment().compareTo(query.moment()) <= 0) {
            return Became.WITHOUT_EFFECT;
        }
        if (earlier != null) {
            unlink(earlier, change);
        }
        Chain chain = query.instruction() ? Chain.EMPTY : chain(query.fingerprint());
        if (earlier == null && chain.holds(event.interactionId())) {
            return Became
                    .WITHOUT_EFFECT; // its question has ended, and only its place in the chain is
            // known
        }
        change.is = change.is.withQuery(query, withTenant ? event.header().tenant() : null);
        if (!query.instruction()) {
            link(query, event.interactionId(), chain, settledMillis);
        }
        return Became.EFFECTIVE;
    }

    /** Takes a query out of its chain: the next one follows the previous one now. */
    private void unlink(Question.Query query, Change change) throws Exception {
        if (query.instruction()) {
            return;
        }
        Chain chain = chain(query.fingerprint());
        Chain.Link link = new Chain.Link(query.at(), change.interactionId);
        Chain.Link previous = chain.before(link);
        Chain.Link next = chain.after(link);
        store.keep(query.fingerprint(), chain.without(link));
        change.is = change.is.withGap(Gap.NONE).withAskedAgain(Gap.NONE);
        relate(previous, next, link);
        claims.emit(link, gap(link, next), Gap.NONE);
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
            Change later = change(next.interactionId());
            if (later.is.gap() != gap) {
                later.is = later.is.withGap(gap);
            }
        }
        Gap gapOfFormer = gap(previous, former);
        claims.emit(previous, gapOfFormer, gap);
        Gap was = gapOfFormer.whileOpen();
        Gap is = gap.whileOpen();
        if (previous != null && was != is) {
            Change before = change(previous.interactionId());
            before.is = before.is.withAskedAgain(is);
        }
    }

    private static Gap gap(Chain.@Nullable Link previous, Chain.@Nullable Link next) {
        return previous == null || next == null ? Gap.NONE : Gap.of(next.at() - previous.at());
    }

    private Became regenerate(QuestionEvent event, long settledMillis) throws Exception {
        Change change = change(event.interactionId());
        Question more = change.is.withRegeneration(event.header());
        if (more == change.is) {
            return Became.WITHOUT_EFFECT;
        }
        boolean opened = more.unopened().length == change.is.unopened().length;
        change.is = more.pruned(settledMillis);
        return opened ? Became.WITHOUT_EFFECT : Became.UNOPENED;
    }

    /** The question as the event has left it so far, to be changed. */
    private Change change(Utf8 interactionId) throws Exception {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).interactionId.equals(interactionId)) {
                return changes.get(i);
            }
        }
        Question stored = store.question(interactionId);
        Change change = new Change(interactionId, stored == null ? Question.UNHEARD_OF : stored);
        changes.add(change);
        return change;
    }

    private Chain chain(Key128 fingerprint) throws Exception {
        Chain stored = store.chain(fingerprint);
        return stored == null ? Chain.EMPTY : stored;
    }

    /** The facts by which a question is other than it was; false if there are none. */
    private boolean emit(QuestionEvent event, Question was, Question is, Consumer<Fact> facts) {
        Question.Query then = was.query();
        Question.Query now = is.query();
        if (now == null) {
            return false;
        }
        boolean moved =
                then != null
                        && (then.at() != now.at() || !then.dimensions().equals(now.dimensions()));
        long[] measures = is.measures();
        if (then != null && moved) {
            long[] said = new long[measures.length];
            was.addTo(said, -1);
            facts.accept(fact(event, then, said, users(event, then, was, Question.UNHEARD_OF)));
            facts.accept(fact(event, now, measures, users(event, now, Question.UNHEARD_OF, is)));
            return true;
        }
        was.addTo(measures, -1);
        if (isZero(measures)) {
            return false;
        }
        facts.accept(fact(event, now, measures, users(event, now, was, is)));
        return true;
    }

    /** In which cells of the query's windows this user is new, or no more; null for none. */
    private Fact.@Nullable Users users(
            QuestionEvent event, Question.Query query, Question was, Question is) {
        int asked = (is.query() == null ? 0 : 1) - (was.query() == null ? 0 : 1);
        int repeated = (is.isRepeat() ? 1 : 0) - (was.isRepeat() ? 1 : 0);
        if (asked == 0 && repeated == 0) {
            return null;
        }
        byte[][] delta = new byte[View.QUESTION.distinct().size()][];
        delta[UserMinutes.ASKED] = count(UserMinutes.ASKED, query, asked);
        delta[UserMinutes.REPEATED] = count(UserMinutes.REPEATED, query, repeated);
        store.minutesChanged(query.at());
        return new Fact.Users(event.user(), delta);
    }

    private byte[] count(int kind, Question.Query query, int amount) {
        return amount == 0
                ? cells.none()
                : cells.count(
                        store.minutes(),
                        kind,
                        UserMinutes.minute(query.at()),
                        query.dimensions(),
                        amount);
    }

    private static Fact fact(
            QuestionEvent event,
            Question.Query query,
            long[] measures,
            Fact.@Nullable Users users) {
        return new Fact(
                View.QUESTION,
                event.header().tenant(),
                query.at(),
                query.dimensions(),
                measures,
                users,
                List.of(),
                Clusters.bucketOf(event.user()));
    }

    private static boolean isZero(long[] measures) {
        for (long measure : measures) {
            if (measure != 0) {
                return false;
            }
        }
        return true;
    }
}
