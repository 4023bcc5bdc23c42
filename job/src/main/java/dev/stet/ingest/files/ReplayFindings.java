package dev.stet.ingest.files;

import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a replay meets in its files: the range of event times, the first refusals, how far late
 * events are behind. Written by one reader, read by any thread.
 */
public final class ReplayFindings {

    private static final int MOST_KINDS = 1_000;

    private final AtomicLong oldest = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
    private final Map<Refusal.Reason, FirstRefusal> refusals = new ConcurrentHashMap<>();
    private final Map<PassedOver, AtomicLong> passedOver = new ConcurrentHashMap<>();
    private final UnmetIds unmetIds = new UnmetIds();
    private final List<String> badFiles = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> ignoredColumns = new CopyOnWriteArrayList<>();
    private final AtomicLong afterEnd = new AtomicLong();
    private final AtomicLong zeros = new AtomicLong();
    private volatile @Nullable Origin firstHole;
    private volatile @Nullable String disorder;
    private volatile @Nullable String unreadable;
    private volatile @Nullable LateEvents late;

    /** The first record, in the order of reading, that was refused for a reason. */
    public record FirstRefusal(Refusal.Reason reason, Origin origin, String detail) {}

    /**
     * @param first the first late event, in the order of reading
     * @param neededLatenessMillis the least {@code stet.ingest.allowed-lateness} with which none
     *     had been late
     */
    public record LateEvents(Origin first, long neededLatenessMillis) {}

    /**
     * @param oldestMillis the least event time of those neither refused nor late, epoch
     *     milliseconds
     * @param newestMillis the greatest
     */
    public record EventTimes(long oldestMillis, long newestMillis) {}

    /** Zero bytes in files, all together, and the first record behind some. */
    public record Hole(Origin first, long bytes) {}

    /**
     * An event of a suggestion that was never shown.
     *
     * @param shownId of a suggestion that was shown and that no event followed
     */
    public record Unopened(String id, Origin origin, Optional<String> shownId) {}

    /** A record was refused. */
    public void refused(Refusal refusal, Origin origin) {
        if (!refusals.containsKey(refusal.reason())) {
            refusals.put(
                    refusal.reason(), new FirstRefusal(refusal.reason(), origin, refusal.detail()));
        }
    }

    /**
     * An event was late.
     *
     * @param neededLatenessMillis the least allowed lateness with which it had counted
     */
    public void late(Origin origin, long neededLatenessMillis) {
        LateEvents before = late;
        if (before == null) {
            late = new LateEvents(origin, neededLatenessMillis);
        } else if (neededLatenessMillis > before.neededLatenessMillis()) {
            late = new LateEvents(before.first(), neededLatenessMillis);
        }
    }

    /** An event was neither refused nor late. */
    public void counted(long eventTimeMillis) {
        if (eventTimeMillis > newest.get()) {
            newest.setRelease(eventTimeMillis);
        }
        if (eventTimeMillis < oldest.get()) {
            oldest.setRelease(eventTimeMillis);
        }
    }

    /** A mapping made no event of part of a record. */
    public void passedOver(PassedOver passed) {
        if (passedOver.containsKey(passed) || passedOver.size() < MOST_KINDS) {
            passedOver.computeIfAbsent(passed, kind -> new AtomicLong()).incrementAndGet();
        }
    }

    /** How many of each kind mappings made no event of; of the first 1,000 kinds. */
    public Map<PassedOver, Long> passedOver() {
        return passedOver.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get()));
    }

    /** An event of a suggestion was neither refused nor late. */
    public void counted(SuggestionEvent event, Origin origin) {
        if (unmetIds.isOpen()) {
            unmetIds.add(event, origin);
        }
    }

    /** Zero bytes were skipped before a record, or at the end of a file. */
    void hole(Origin before, long bytes) {
        if (firstHole == null) {
            firstHole = before;
        }
        zeros.addAndGet(bytes);
    }

    /** A file has columns that are no field of the contract. */
    void ignoredColumns(List<String> names) {
        if (ignoredColumns.size() < MOST_KINDS) {
            ignoredColumns.addAllAbsent(names);
        }
    }

    /** Columns of files that are no field of the contract, each once. */
    public List<String> ignoredColumns() {
        return List.copyOf(ignoredColumns);
    }

    /**
     * A file could not be read to its end.
     *
     * @param failure names the file and how far it was read
     */
    void badFile(String failure) {
        badFiles.add(failure);
    }

    /**
     * The replay fails since a file cannot be read to its end.
     *
     * @param failure names the file and how far it was read
     */
    void unreadable(String failure) {
        unreadable = failure;
    }

    /** Why the replay failed, if it did since a file cannot be read to its end. */
    public Optional<String> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    /** An event lies behind the instant at which event time ends. */
    void afterEnd() {
        afterEnd.incrementAndGet();
    }

    /** The files cannot be read in the order of their lines. */
    void outOfOrder(String reason) {
        disorder = reason;
    }

    /** Zero bytes that were skipped, and the record behind the first of them. */
    public Optional<Hole> holes() {
        return Optional.ofNullable(firstHole).map(first -> new Hole(first, zeros.get()));
    }

    /** What was skipped of files that could not be read, a line each. */
    public List<String> badFiles() {
        return List.copyOf(badFiles);
    }

    /** Events behind the instant at which event time ends; none of them counts. */
    public long eventsAfterEnd() {
        return afterEnd.get();
    }

    /** Why the replay failed with {@link OutOfOrderException}; empty if it did not. */
    public Optional<String> disorder() {
        return Optional.ofNullable(disorder);
    }

    /** The first refusal for each reason that occurred, in the order of the reasons. */
    public List<FirstRefusal> refusals() {
        return refusals.values().stream()
                .sorted(Comparator.comparing(FirstRefusal::reason))
                .toList();
    }

    /** Empty where no event was late. */
    public Optional<LateEvents> late() {
        return Optional.ofNullable(late);
    }

    /** Empty where every record was refused or late. */
    public Optional<EventTimes> eventTimes() {
        long first = oldest.getAcquire();
        long last = newest.getAcquire();
        return first > last ? Optional.empty() : Optional.of(new EventTimes(first, last));
    }

    /** An example; empty where there is none among the first suggestions. */
    public Optional<Unopened> unopened() {
        return unmetIds.example();
    }
}
