package dev.stet.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The KPI rows that a set of events must end in, all of them final, no segment set overflowing.
 *
 * <p>What {@code user.erased} does depends on when it arrives: it is left out here, so histories
 * that hold one have no answer in this class.
 */
public final class KpiOracle {

    private static final Map<String, Long> GRAIN_MILLIS = Map.of("1m", 60_000L, "1h", 3_600_000L);

    private final List<String> grains;
    private final List<String> segmentSets;
    private final ZoneId zone;

    /**
     * @param grains among {@code 1m}, {@code 1h}, {@code 1d}
     * @param segmentSets {@code all}, or dimensions joined by {@code |}
     */
    public KpiOracle(List<String> grains, List<String> segmentSets) {
        this(grains, segmentSets, ZoneOffset.UTC);
    }

    /**
     * @param zone whose days are the windows of {@code 1d}
     */
    public KpiOracle(List<String> grains, List<String> segmentSets, ZoneId zone) {
        this.grains = List.copyOf(grains);
        this.segmentSets = List.copyOf(segmentSets);
        this.zone = zone;
    }

    /** The latest date that has begun, in this zone, at this instant. */
    public static LocalDate date(ZoneId zone, long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        LocalDate date = LocalDate.ofInstant(instant, zone).plusDays(2);
        while (date.atStartOfDay(zone).toInstant().isAfter(instant)) {
            date = date.minusDays(1);
        }
        return date;
    }

    /**
     * The key of a row.
     *
     * @param view {@code suggestion_kpi} or {@code question_kpi}
     * @param windowStartMillis inclusive, epoch milliseconds
     */
    public record Cell(
            String view,
            String tenant,
            String grain,
            long windowStartMillis,
            String segmentBy,
            String segment)
            implements Comparable<Cell> {

        /** Made once: maps of cells compare all the time. */
        private static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::view)
                        .thenComparing(Cell::tenant)
                        .thenComparing(Cell::grain)
                        .thenComparingLong(Cell::windowStartMillis)
                        .thenComparing(Cell::segmentBy)
                        .thenComparing(Cell::segment);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    /** Both views together. */
    public SortedMap<Cell, SortedMap<String, Long>> rows(Collection<Event> events) {
        SortedMap<Cell, SortedMap<String, Long>> rows = suggestionRows(events);
        rows.putAll(questionRows(events));
        return rows;
    }

    /**
     * The rows of {@code suggestion_kpi}. A cell is there where something was shown; every measure
     * is there, 0 or not, {@code ignored} too, and the buckets of histograms that count something.
     */
    public SortedMap<Cell, SortedMap<String, Long>> suggestionRows(Collection<Event> events) {
        SortedMap<Cell, SortedMap<String, Long>> rows = new TreeMap<>();
        for (SuggestionOracle.Suggestion each : SuggestionOracle.suggestions(events)) {
            for (Cell cell :
                    cells(
                            "suggestion_kpi",
                            each.tenant(),
                            each.cohortMillis(),
                            each.dimensions())) {
                add(rows, cell, each.measures());
                add(rows, cell, each.survival());
            }
        }
        return rows;
    }

    /**
     * The rows of {@code question_kpi}. A cell is there where something was asked; every measure is
     * there, 0 or not, and {@code asking_users} and {@code repeat_users}, exactly.
     */
    public SortedMap<Cell, SortedMap<String, Long>> questionRows(Collection<Event> events) {
        SortedMap<Cell, SortedMap<String, Long>> rows = new TreeMap<>();
        SortedMap<Cell, Set<String>> asking = new TreeMap<>();
        SortedMap<Cell, Set<String>> repeating = new TreeMap<>();
        for (QuestionOracle.Question each : QuestionOracle.questions(events)) {
            for (Cell cell :
                    cells("question_kpi", each.tenant(), each.cohortMillis(), each.dimensions())) {
                add(rows, cell, each.measures());
                asking.computeIfAbsent(cell, same -> new HashSet<>()).add(each.user());
                Set<String> repeaters = repeating.computeIfAbsent(cell, same -> new HashSet<>());
                if (each.kind() == QuestionOracle.Kind.REPEAT) {
                    repeaters.add(each.user());
                }
            }
        }
        asking.forEach(
                (cell, users) -> add(rows, cell, Map.of("asking_users", (long) users.size())));
        repeating.forEach(
                (cell, users) -> add(rows, cell, Map.of("repeat_users", (long) users.size())));
        return rows;
    }

    /** The rows of any other view, of what each subject adds to it. */
    public SortedMap<Cell, SortedMap<String, Long>> rows(String view, Collection<Share> shares) {
        SortedMap<Cell, SortedMap<String, Long>> rows = new TreeMap<>();
        for (Share share : shares) {
            for (Cell cell :
                    cells(view, share.tenant(), share.cohortMillis(), share.dimensions())) {
                add(rows, cell, share.measures());
            }
        }
        return rows;
    }

    /** The same rows without measures that are 0, for comparing with a source that drops them. */
    public static SortedMap<Cell, SortedMap<String, Long>> withoutZeros(
            Map<Cell, ? extends Map<String, Long>> rows) {
        SortedMap<Cell, SortedMap<String, Long>> bare = new TreeMap<>();
        rows.forEach(
                (cell, measures) -> {
                    SortedMap<String, Long> kept = new TreeMap<>(measures);
                    kept.values().removeIf(value -> value == 0);
                    if (!kept.isEmpty()) {
                        bare.put(cell, kept);
                    }
                });
        return bare;
    }

    private List<Cell> cells(
            String view, String tenant, long millis, Map<String, String> dimensions) {
        return grains.stream()
                .flatMap(
                        grain ->
                                segmentSets.stream()
                                        .map(
                                                set ->
                                                        new Cell(
                                                                view,
                                                                tenant,
                                                                grain,
                                                                windowStart(grain, millis),
                                                                set,
                                                                segment(set, dimensions))))
                .toList();
    }

    private long windowStart(String grain, long millis) {
        if (grain.equals("1d")) {
            return date(zone, millis).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        Long length = GRAIN_MILLIS.get(grain);
        if (length == null) {
            throw new IllegalArgumentException("No such grain: " + grain);
        }
        return millis - Math.floorMod(millis, length);
    }

    private static String segment(String set, Map<String, String> dimensions) {
        return set.equals("all")
                ? "all"
                : Arrays.stream(set.split("\\|"))
                        .map(name -> String.valueOf(dimensions.get(name)).replace("|", "/"))
                        .collect(Collectors.joining("|"));
    }

    private static void add(
            Map<Cell, SortedMap<String, Long>> rows, Cell cell, Map<String, Long> measures) {
        SortedMap<String, Long> row = rows.computeIfAbsent(cell, same -> new TreeMap<>());
        measures.forEach((name, value) -> row.merge(name, value, Long::sum));
    }
}
