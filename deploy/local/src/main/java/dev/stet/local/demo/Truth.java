package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the generator did, counted as it did it, by the cells of the KPI rows: to hold the job's
 * rows against. Shares no code with the job.
 *
 * <p>A cell is complete once no lifecycle can open in its window any more. Safe for use by several
 * threads.
 */
public final class Truth {

    /** A family of cells. */
    public enum Family {
        SUGGESTION("suggestion_kpi", SuggestionSession.MEASURES),
        QUESTION("question_kpi", QuestionThread.MEASURES),
        INGEST("ingest_kpi", Traffic.INGEST_MEASURES),
        TASK("task_kpi", TaskRun.MEASURES, "1m"),
        DECISION("decision_kpi", TaskRun.DECISION_MEASURES, "1m");

        private final String table;
        private final List<String> measures;
        private final Set<String> tooFine;

        /**
         * @param tooFine grains of which it has no rows
         */
        Family(String table, List<String> measures, String... tooFine) {
            this.table = table;
            this.measures = measures;
            this.tooFine = Set.of(tooFine);
        }

        boolean has(String grain) {
            return !tooFine.contains(grain);
        }

        public String table() {
            return table;
        }

        /** Names of the columns that the truth knows. */
        public List<String> measures() {
            return measures;
        }
    }

    /**
     * The key of a KPI row of the default tenant.
     *
     * @param grain {@code 1m}, {@code 1h}, {@code 1d}
     * @param windowStartMillis epoch milliseconds
     */
    public record Cell(
            Family family,
            String grain,
            long windowStartMillis,
            String segmentBy,
            String segment) {}

    /**
     * What was counted in a cell.
     *
     * @param counts exact, one for each of {@link Family#measures()}
     * @param expected the sum of the planted probabilities of those that could have been counted,
     *     in the same order; NaN where none was planted
     */
    public record Counted(Family family, long[] counts, double[] expected) {

        public long count(String measure) {
            return counts[index(measure)];
        }

        public double expected(String measure) {
            return expected[index(measure)];
        }

        private int index(String measure) {
            int index = family.measures.indexOf(measure);
            if (index < 0) {
                throw new IllegalArgumentException(family.table + " has no planted " + measure);
            }
            return index;
        }

        private Counted plus(long[] moreCounts, double[] moreExpected) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += moreCounts[i];
                expected[i] += moreExpected[i];
            }
            return this;
        }

        private Counted copy() {
            return new Counted(family, counts.clone(), expected.clone());
        }
    }

    private static final Map<String, Long> GRAINS =
            Map.of("1m", 60_000L, "1h", 3_600_000L, "1d", 86_400_000L);

    private final Map<Cell, Counted> cells = new HashMap<>();
    private final Map<Cell, Set<String>> askingUsers = new HashMap<>();
    private final Map<Cell, Set<String>> repeatUsers = new HashMap<>();

    synchronized void addSuggestion(
            long shownAtMillis, Place place, long[] counts, double[] expected) {
        for (Cell cell : cells(Family.SUGGESTION, shownAtMillis, segments(place))) {
            add(cell, counts, expected);
        }
    }

    synchronized void addTask(long startedAtMillis, Place place, long[] counts, double[] expected) {
        for (Cell cell : cells(Family.TASK, startedAtMillis, segments(place))) {
            add(cell, counts, expected);
        }
    }

    synchronized void addDecision(
            long madeAtMillis, Place place, String field, long[] counts, double[] expected) {
        Map<String, String> segments = new HashMap<>(segments(place));
        segments.put("field", field);
        segments.put("feature|field", place.feature() + "|" + field);
        for (Cell cell : cells(Family.DECISION, madeAtMillis, segments)) {
            add(cell, counts, expected);
        }
    }

    synchronized void addQuestion(
            long askedAtMillis,
            Place place,
            String user,
            boolean repeat,
            long[] counts,
            double[] expected) {
        for (Cell cell : cells(Family.QUESTION, askedAtMillis, segments(place))) {
            counts[QuestionThread.ASKING_USERS] = addUser(askingUsers, cell, user);
            counts[QuestionThread.REPEAT_USERS] = repeat ? addUser(repeatUsers, cell, user) : 0;
            add(cell, counts, expected);
        }
    }

    synchronized void addRecord(long arrivalMillis, long[] counts) {
        double[] nothing = new double[counts.length];
        GRAINS.forEach(
                (grain, millis) -> {
                    long start = arrivalMillis - Math.floorMod(arrivalMillis, millis);
                    add(new Cell(Family.INGEST, grain, start, "all", "all"), counts, nothing);
                });
    }

    private static long addUser(Map<Cell, Set<String>> users, Cell cell, String user) {
        return users.computeIfAbsent(cell, key -> new HashSet<>()).add(user) ? 1 : 0;
    }

    private void add(Cell cell, long[] counts, double[] expected) {
        cells.computeIfAbsent(
                        cell,
                        key ->
                                new Counted(
                                        key.family,
                                        new long[counts.length],
                                        new double[counts.length]))
                .plus(counts, expected);
    }

    private static List<Cell> cells(
            Family family, long openedAtMillis, Map<String, String> segments) {
        return GRAINS.entrySet().stream()
                .filter(grain -> family.has(grain.getKey()))
                .flatMap(
                        grain -> {
                            long start =
                                    openedAtMillis
                                            - Math.floorMod(openedAtMillis, grain.getValue());
                            return segments.entrySet().stream()
                                    .map(
                                            segment ->
                                                    new Cell(
                                                            family,
                                                            grain.getKey(),
                                                            start,
                                                            segment.getKey(),
                                                            segment.getValue()));
                        })
                .toList();
    }

    private static Map<String, String> segments(Place place) {
        return Map.of(
                "all",
                "all",
                "feature",
                place.feature(),
                "workflow",
                place.workflow(),
                "model",
                place.model(),
                "variant",
                place.variant(),
                "feature|model",
                place.feature() + "|" + place.model());
    }

    /** A copy of what stands in this cell now; null where nothing opened in it. */
    public synchronized @Nullable Counted at(Cell cell) {
        Counted counted = cells.get(cell);
        return counted == null ? null : counted.copy();
    }

    /** The cells of a family in which something was counted so far. */
    public synchronized Set<Cell> cells(Family family) {
        Set<Cell> result = new HashSet<>();
        for (Cell cell : cells.keySet()) {
            if (cell.family == family) {
                result.add(cell);
            }
        }
        return result;
    }
}
