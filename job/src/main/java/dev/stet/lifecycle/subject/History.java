package dev.stet.lifecycle.subject;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.EventType;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.UserFact;
import dev.stet.contract.Value;
import dev.stet.lifecycle.Unopened;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one subject: its distinct events in their own order, and the claims of other
 * subjects. Changed by the engine, only read by a {@link Subject}. One thread.
 */
public final class History {

    /** How many facts of a user are kept that may count for different exposures. */
    static final int MOST_USER_FACTS = 1_024;

    private final Hearing hearing;
    private final List<Recorded> events = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<UserFact> userFacts = new ArrayList<>(0);
    private String tenant = "";
    private List<String> identity = List.of();
    private @Nullable Key128 owner;
    private long version;
    private Unopened[] unopened = Unopened.NONE;
    private @Nullable Recorded opening;
    private boolean openingKnown;

    History(Hearing hearing) {
        this.hearing = hearing;
    }

    /**
     * The event that opens the subject: the earliest of the lowest rank; null while there is none.
     */
    public @Nullable Recorded opening() {
        if (!openingKnown) {
            opening = findOpening();
            openingKnown = true;
        }
        return opening;
    }

    private @Nullable Recorded findOpening() {
        Recorded found = null;
        int rank = Heard.OPENS_NOTHING;
        for (Recorded event : events) {
            int own = hearing.of(event.type()).rank();
            if (own < rank) {
                rank = own;
                found = event;
            }
        }
        return found;
    }

    /** Empty while nothing but claims is known. */
    String tenant() {
        return tenant;
    }

    void setTenant(String itsTenant) {
        tenant = itsTenant;
    }

    /** What the outcome row is identified by; empty where none is wanted. */
    List<String> identity() {
        return identity;
    }

    void setIdentity(List<String> its) {
        identity = its;
    }

    /** Of a subject whose key hides its one user; null for none. */
    @Nullable Key128 owner() {
        return owner;
    }

    void setOwner(@Nullable Key128 its) {
        owner = its;
    }

    /** Whether it is this user's. */
    boolean isOf(Key128 user) {
        return user.equals(user());
    }

    /**
     * Whose it is, for erasure as for outcome rows and buckets of users: the user who is part of
     * its key; else who opened it, or where the opening names nobody, the earliest in its span who
     * could have opened it. Null where nobody is known, and without an opening.
     */
    @Nullable Key128 user() {
        if (owner != null) {
            return owner;
        }
        Recorded open = opening();
        if (open == null || open.user() != null) {
            return open == null ? null : open.user();
        }
        for (Recorded event : events) {
            if (event.user() != null && isWithin(event)) {
                return event.user();
            }
        }
        return null;
    }

    /** Of the last outcome row; 0 before the first. */
    long version() {
        return version;
    }

    void setVersion(long ofLastRow) {
        version = ofLastRow;
    }

    /** All that happened, the earliest first. */
    public List<Recorded> events() {
        return Collections.unmodifiableList(events);
    }

    /** The events of one type within its span around the opening, the earliest first. */
    public List<Recorded> all(EventType type) {
        List<Recorded> found = new ArrayList<>();
        for (Recorded event : events) {
            if (event.type() == type && isWithin(event)) {
                found.add(event);
            }
        }
        return found;
    }

    /** Whether an event of this type lies in {@code [from, to]} and in its span. */
    public boolean any(EventType type, long from, long to) {
        for (Recorded event : events) {
            if (event.type() == type && event.at() >= from && event.at() <= to && isWithin(event)) {
                return true;
            }
        }
        return false;
    }

    /** The earliest event of this type within its span; null where there is none. */
    public @Nullable Recorded earliest(EventType type) {
        for (Recorded event : events) {
            if (event.type() == type && isWithin(event)) {
                return event;
            }
        }
        return null;
    }

    /** The latest event of this type within its span; null where there is none. */
    public @Nullable Recorded latest(EventType type) {
        for (int i = events.size() - 1; i >= 0; i--) {
            Recorded event = events.get(i);
            if (event.type() == type && isWithin(event)) {
                return event;
            }
        }
        return null;
    }

    /** The sum of a number over the events of one type within its span. */
    public long sum(EventType type, Value value) {
        long sum = 0;
        for (Recorded event : events) {
            if (event.type() == type && isWithin(event)) {
                sum += event.number(value);
            }
        }
        return sum;
    }

    /** The claims of one kind whose moments are within the kind's span, in no certain order. */
    public List<Claim> claims(ClaimKind kind) {
        List<Claim> found = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim.kind() == kind && isWithin(claim)) {
                found.add(claim);
            }
        }
        return found;
    }

    /** Whether an event lies in the span of its type. */
    public boolean isWithin(Recorded event) {
        return isWithin(event, hearing.of(event.type()));
    }

    private boolean isWithin(Recorded event, Heard heard) {
        Recorded open = opening();
        return open != null
                && event.at() >= open.at() - heard.beforeMillis()
                && event.at() <= open.at() + heard.afterMillis();
    }

    boolean isWithin(Claim claim) {
        Recorded open = opening();
        return open != null
                && claim.at() >= open.at() - claim.kind().beforeMillis()
                && claim.at() <= open.at() + claim.kind().afterMillis();
    }

    /** Whether it was sent before. Most events are newer than all that are known. */
    boolean knows(RecordedEvent event) {
        long at = event.header().eventTimeMillis();
        for (int i = events.size() - 1; i >= 0 && events.get(i).at() >= at; i--) {
            Recorded known = events.get(i);
            if (known.at() == at
                    && known.type() == event.type()
                    && known.eventId().equals(event.header().eventId())) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing is known. */
    boolean isEmpty() {
        return events.isEmpty() && claims.isEmpty() && userFacts.isEmpty() && unopened.length == 0;
    }

    boolean isFull() {
        return events.size() + claims.size() >= hearing.most();
    }

    /** Adds an event that is not known. */
    void add(RecordedEvent event) {
        tenant = event.header().tenant();
        SubjectOutcome outcome = hearing.outcome();
        if (outcome != null && identity.isEmpty()) {
            identity = outcome.identity(event);
        }
        if (hearing.isOfOneUser() && event.type() != EventType.USER_ERASED) {
            owner = event.user(); // an erasure sent again counts once: its own count stays
        }
        add(Recorded.of(event, hearing.of(event.type()), hearing.isOfItsOpening()));
    }

    void add(Recorded event) {
        openingKnown = false;
        if (events.isEmpty() || events.get(events.size() - 1).at() < event.at()) {
            events.add(event); // most events are newer than all that are known
            return;
        }
        int place = Collections.binarySearch(events, event, Recorded.EARLIER_FIRST);
        events.add(place < 0 ? -place - 1 : place, event);
    }

    /**
     * Takes a claim in, in the place of what its source claimed before. A full history takes none
     * of a further source.
     *
     * @return whether it says anything new
     */
    boolean add(Claim claim) {
        for (int i = 0; i < claims.size(); i++) {
            Claim known = claims.get(i);
            if (known.isFrom(claim.kind(), claim.source())) {
                if (claim.numbers() == null) {
                    claims.remove(i);
                    return true;
                }
                claims.set(i, claim);
                return !known.equals(claim);
            }
        }
        return claim.numbers() != null && !isFull() && claims.add(claim);
    }

    List<Claim> claims() {
        return claims;
    }

    /** What the facts of other subjects add to the user, at most one of a metric and instant. */
    public List<UserFact> userFacts() {
        return Collections.unmodifiableList(userFacts);
    }

    List<UserFact> mutableUserFacts() {
        return userFacts;
    }

    /**
     * Adds what a fact adds to the user. Where there are too many, the nearest in time takes it in:
     * the sum stays right, but an exposure that comes later, at an instant between the two, counts
     * one of them wrongly.
     */
    void add(UserFact fact) {
        int nearest = -1;
        long distance = userFacts.size() < MOST_USER_FACTS ? 0 : Long.MAX_VALUE;
        for (int i = 0; i < userFacts.size(); i++) {
            UserFact known = userFacts.get(i);
            long between = Math.abs(known.cohortMillis() - fact.cohortMillis());
            if (known.metric() == fact.metric() && between <= distance) {
                nearest = i;
                distance = between;
            }
        }
        if (nearest < 0) {
            userFacts.add(fact);
            return;
        }
        UserFact sum = userFacts.get(nearest).plus(fact);
        if (sum.isZero()) {
            userFacts.remove(nearest);
        } else {
            userFacts.set(nearest, sum);
        }
    }

    /** The events at home here that have no opening, as long as one can still come. */
    Unopened[] unopened() {
        return unopened;
    }

    void setUnopened(Unopened[] those) {
        unopened = those;
    }

    /**
     * Whether neither this event nor any known one opens the subject for it. An event that counts
     * long before its opening is never unopened: the row that counted it can be final by then.
     */
    boolean isUnopened(RecordedEvent event) {
        if (hearing.of(event.type()).beforeMillis() > Unopened.CLOCKS_MILLIS) {
            return false;
        }
        long at = event.header().eventTimeMillis();
        for (Recorded known : events) {
            if (!Unopened.opens(known.at(), at)) {
                return true;
            }
            if (hearing.of(known.type()).opens()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes back those that this event opens the subject for.
     *
     * @return whether there were any
     */
    boolean takeBackUnopened(RecordedEvent event, Consumer<Fact> facts) {
        if (unopened.length == 0 || !hearing.of(event.type()).opens()) {
            return false;
        }
        long at = event.header().eventTimeMillis();
        boolean any = Unopened.takeBack(unopened, at, tenant, facts);
        unopened = Unopened.without(unopened, at);
        return any;
    }

    /** For {@link HistoryPruning}, which leaves the opening as it is. */
    List<Recorded> mutableEvents() {
        return events;
    }

    /** Forgets what happened up to an instant that the opening is not after. */
    void forgetUntil(long millis) {
        events.removeIf(event -> event.at() <= millis);
        openingKnown = false;
    }

    /**
     * Forgets what the subject has no more use for.
     *
     * @param settledMillis no event at or before this instant will come any more
     */
    void forgetUseless(long settledMillis) {
        if (hearing.forget(events, userFacts, settledMillis)) {
            openingKnown = false;
        }
    }

    Hearing hearing() {
        return hearing;
    }

    /**
     * The last instant of event time that can still bear upon it; without an opening, the last at
     * which an opening could come that gives a meaning to anything known; 1970 where nothing is.
     */
    long lastRelevantMillis() {
        Recorded open = opening();
        if (open != null) {
            return Openings.areSeveral(this)
                    ? Openings.lastEnd(this, open)
                    : hearing.lastRelevantMillis(this, open);
        }
        long last = 0;
        for (Recorded event : events) {
            last = Math.max(last, awaitsUntil(event));
        }
        for (Claim claim : claims) {
            last = Math.max(last, awaitsUntil(claim));
        }
        for (UserFact fact : userFacts) {
            last = Math.max(last, fact.cohortMillis());
        }
        return last;
    }

    /** The last instant at which an opening could come that gives it a meaning. */
    long awaitsUntil(Recorded event) {
        long before = hearing.of(event.type()).beforeMillis();
        return event.at() + Math.max(before, Unopened.CLOCKS_MILLIS);
    }

    long awaitsUntil(Claim claim) {
        return claim.at() + claim.kind().beforeMillis();
    }
}
