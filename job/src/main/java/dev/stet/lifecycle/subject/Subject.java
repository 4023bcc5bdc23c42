package dev.stet.lifecycle.subject;

import dev.stet.contract.ClaimKind;
import dev.stet.contract.DayZone;
import dev.stet.contract.EventType;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.UserFact;
import dev.stet.contract.View;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that KPIs are about. Pure: no Flink, no bytes, no clock.
 *
 * <p>What happened to it is a {@link History}; {@link #judge} is a function from a history to
 * numbers. The engine judges the history before and after each event and emits the difference, so a
 * subject never handles order of arrival, duplicates or corrections.
 */
public interface Subject extends Serializable {

    /** Lower case; part of its uid, {@code lifecycle.<name>}: never edited once released. */
    String name();

    /** The views whose rows it adds to. */
    default Set<View> views() {
        return Set.of();
    }

    /** The types of events that bear upon it, and what is kept of each. */
    List<Heard> hears();

    /** Whether it counts the events of this type, whatever stands before it in the order. */
    default boolean isHomeOf(EventType type) {
        return false;
    }

    /** The kinds of claims that other subjects make to it. */
    default List<ClaimKind> hearsClaims() {
        return List.of();
    }

    /**
     * Whether most events of a log bear upon such subjects, or what these tell them: they are then
     * given as much memory before their state as suggestions.
     */
    default boolean isBusy() {
        return false;
    }

    /** Whether it hears what the facts of other subjects add to their user, which is its key. */
    default boolean hearsUserFacts() {
        return false;
    }

    /** The kinds of claims that it makes. */
    default List<ClaimKind> makesClaims() {
        return List.of();
    }

    /**
     * The id without which no event bears upon it, so that others need not travel; null where it is
     * keyed by anything else.
     */
    default @Nullable Id id() {
        return null;
    }

    /** The key of the subject that an event bears upon; null where there is none. */
    default @Nullable Key128 key(RecordedEvent event) {
        Id id = id();
        return id == null ? null : event.ids().key(id);
    }

    /** The bits of the {@link dev.stet.contract.Value}s that {@link #key} looks at. */
    default long keyedBy() {
        return 0;
    }

    /** Whether {@link #key} looks at the user; an erasure of the user then ends it. */
    default boolean keyedByUser() {
        return false;
    }

    /** The same, counting days of this zone where it counts days. */
    default Subject withDaysOf(DayZone zone) {
        return this;
    }

    /** Whether it is a user, whose pseudonym is its key. */
    default boolean isUser() {
        return false;
    }

    /** Its rows for drill-down; null where it has none. */
    default @Nullable SubjectOutcome outcome() {
        return null;
    }

    /**
     * The types of events that can begin one that is offered for review; none where no subject of
     * this kind is. One that is has an {@link #outcome} of a single id.
     */
    default List<EventType> sampledBy() {
        return List.of();
    }

    /**
     * Whether it can be drawn for review, and why; null where it cannot.
     *
     * @param cutMillis what happens from here on decides nothing
     */
    default @Nullable Candidacy candidacy(History history, long cutMillis) {
        return null;
    }

    /** How long after its opening an event or a claim can still change it. Bounds its state. */
    Duration openFor();

    /**
     * The last instant at which an event or a claim can still change it, or give a meaning to what
     * happened. It may grow with what happens.
     */
    default long lastRelevantMillis(History history, Recorded opening) {
        return opening.at() + openFor().toMillis();
    }

    /**
     * Whether the first event after {@link #openFor} opens it once more; what happens from then on
     * is judged by itself. Each type of event that such a subject hears must be able to open it.
     */
    default boolean opensAgain() {
        return false;
    }

    /**
     * Whether each is opened sooner or later, so that an event without an opening is a mistake,
     * which {@code ingest_kpi} counts as unopened.
     */
    default boolean isOpenedAlways() {
        return true;
    }

    /**
     * How many events and claims are kept of one. Each further one is read, judged and written with
     * all others, so that an id which is the same everywhere would stop the job.
     */
    default int most() {
        return 4_096;
    }

    /**
     * Forgets what can matter no more, beyond what {@link Keep} says: takes events out, or makes
     * them {@link Recorded#anonymous}. The judgement may change by it, but never what an event that
     * still comes changes in the judgement.
     *
     * @param events the earliest first
     * @param settledMillis no event at or before this instant will come any more
     * @return whether it forgot anything
     */
    default boolean forget(List<Recorded> events, long settledMillis) {
        return false;
    }

    /**
     * Forgets those facts of a user that can matter no more, or makes one of several; with the same
     * promise as {@link #forget}, which is called after it.
     *
     * @param facts in no certain order; changed
     * @param events the earliest first
     * @param settledMillis no event at or before this instant will come any more
     */
    default void forgetFacts(List<UserFact> facts, List<Recorded> events, long settledMillis) {}

    /**
     * Counts what happened. Called with an opened history only; must depend on nothing else.
     *
     * @param opening the history's
     */
    void judge(History history, Recorded opening, Verdict verdict);
}
