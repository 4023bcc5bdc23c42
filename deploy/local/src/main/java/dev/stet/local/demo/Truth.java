package dev.stet.local.demo;

import dev.stet.local.demo.Population.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        DECISION("decision_kpi", TaskRun.DECISION_MEASURES, "1m"),
        SIGNAL("signal_kpi", Ledger.SIGNAL_MEASURES),
        GENERATION("generation_kpi", AnswerRun.GENERATION_MEASURES),
        QUALITY("quality_kpi", AnswerRun.QUALITY_MEASURES, "1m"),
        FEEDBACK("feedback_kpi", AnswerRun.FEEDBACK_MEASURES, "1m"),
        CONVERSATION("conversation_kpi", ConversationRun.MEASURES, "1m"),
        SUPPORT("support_kpi", SupportDesk.MEASURES, "1m"),
        ECONOMICS("economics_kpi", Ledger.ECONOMICS_MEASURES, "1m"),
        USAGE("usage_kpi", Ledger.USAGE_MEASURES, "1m", "1h"),
        RETENTION("retention_kpi", Visitor.RETENTION_MEASURES, "1m", "1h"),
        ADOPTION("adoption_kpi", Visitor.ADOPTION_MEASURES, "1m", "1h");

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

        /** Of the rows of this table; empty where nothing is planted there. */
        static Optional<Family> of(String table) {
            return Arrays.stream(values()).filter(each -> each.table.equals(table)).findFirst();
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

    /** Decimal places of what is counted in parts of its unit; no other measure has any. */
    private static final Map<String, Integer> PLACES =
            Map.ofEntries(
                    Map.entry("cost_usd", 9),
                    Map.entry("cost_llm_usd", 9),
                    Map.entry("value_usd", 9),
                    Map.entry("revenue_usd", 9),
                    Map.entry("csat_sum", 4),
                    Map.entry("quality_weight", 3),
                    Map.entry("hallucination_weight", 3),
                    Map.entry("hallucination_flagged", 3));

    /** How many places of the column are counted: of a cost in nano-dollars 9, of a count 0. */
    static int places(Family family, String measure) {
        if (measure.equals("quality_sum")) {
            return family == Family.QUALITY ? 8 : 4;
        }
        return PLACES.getOrDefault(measure, 0);
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
     * @param counts exact, one for each of {@link Family#measures()}, in the parts of its unit that
     *     {@link #places} tells
     * @param expected the sum of the planted probabilities, or amounts in the unit itself, of those
     *     that could have been counted, in the same order; NaN or 0 where none was planted
     */
    public record Counted(Family family, long[] counts, double[] expected) {

        public long count(String measure) {
            return counts[index(measure)];
        }

        public double expected(String measure) {
            return expected[index(measure)];
        }

        /** What is counted, in the unit of the column. */
        double amount(String measure) {
            return count(measure) / Math.pow(10, places(family, measure));
        }

        boolean knows(String measure) {
            return family.measures.contains(measure);
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
    private final List<Map<Cell, Set<String>>> users =
            Ledger.USAGE_MEASURES.stream()
                    .map(measure -> (Map<Cell, Set<String>>) new HashMap<Cell, Set<String>>())
                    .toList();

    /** Adds to every cell of a lifecycle that opened then. */
    synchronized void add(
            Family family, long openedAtMillis, Place place, long[] counts, double[] expected) {
        add(family, openedAtMillis, segments(place), counts, expected);
    }

    /**
     * Adds to every cell of these segments.
     *
     * @param segments by the dimensions that they are of
     */
    synchronized void add(
            Family family,
            long openedAtMillis,
            Map<String, String> segments,
            long[] counts,
            double[] expected) {
        for (Cell cell : cells(family, openedAtMillis, segments)) {
            add(cell, counts, expected);
        }
    }

    /** Adds counts of which no probability was planted. */
    synchronized void add(
            Family family, long openedAtMillis, Map<String, String> segments, long[] counts) {
        add(family, openedAtMillis, segments, counts, new double[counts.length]);
    }

    /**
     * Adds a user to every cell that does not have the user yet.
     *
     * @param measure index among those of the family
     */
    synchronized void addUser(
            Family family, long atMillis, Map<String, String> segments, int measure, String user) {
        for (Cell cell : cells(family, atMillis, segments)) {
            long[] counts = new long[family.measures.size()];
            counts[measure] = addUser(users.get(measure), cell, user);
            add(cell, counts, new double[counts.length]);
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
        List<Cell> cells = new ArrayList<>(GRAINS.size() * segments.size());
        GRAINS.forEach(
                (grain, millis) -> {
                    if (family.has(grain)) {
                        long start = openedAtMillis - Math.floorMod(openedAtMillis, millis);
                        segments.forEach(
                                (by, segment) ->
                                        cells.add(new Cell(family, grain, start, by, segment)));
                    }
                });
        return cells;
    }

    /** The segments that every view has. */
    static Map<String, String> segments(Place place) {
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
