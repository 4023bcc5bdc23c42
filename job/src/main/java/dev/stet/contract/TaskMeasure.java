package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The measures of {@code task_kpi}. Append new constants at the end only. */
public enum TaskMeasure {
    STARTED("tasks started"),
    DEFINED("with a success_definition"),
    SUCCEEDED("ended in success within 72 h, reversed or not"),
    REVERSED("of these reversed within 7 d"),
    FAILED("ended in failure within 72 h"),
    ASKED("with an interaction that has a query"),
    ASKED_ONCE("with exactly one such, and no answer regenerated"),
    FIRST_RESPONSE_SUCCESSES("of these successes"),
    INTERACTIONS("interactions of the tasks that have a query"),
    OVERRIDDEN("with a decision overridden in [start, start + 7 d]"),
    OVERRIDDEN_FIELDS("distinct fields of those decisions, per task"),
    REVIEWED("with a review in [start, start + 7 d]"),
    REVIEW_PASSED("of these with the latest review passed"),
    REVIEW_MS(Unit.MILLIS, "time of those reviews"),
    COMPLETION_MS(Unit.MILLIS, "time from start to end of successes"),
    BASELINED("ended in success or failure, and with baseline_seconds"),
    SAVED_MS(
            Unit.MILLIS,
            "time saved by these: baseline − time taken of a success, − time taken of others"),
    COST_USD(Unit.NANO_USD, "known cost of all tasks, whatever became of them"),
    COSTED("tasks with a known cost"),
    COSTED_SUCCESSES("successes with a known cost"),
    COSTED_BASELINE("tasks with baseline_usd and a known cost"),
    BASELINE_USD(Unit.NANO_USD, "baseline_usd of the successes among these"),
    BASELINED_COST_USD(Unit.NANO_USD, "cost of all of these"),
    QUALITY_SUM(Unit.TEN_THOUSANDTHS, "quality of the successes that have one"),
    QUALITY_UNKNOWN("successes without a quality"),
    VALUE_USD(Unit.NANO_USD, "value_usd of successes"),
    COSTED_VALUE_USD(Unit.NANO_USD, "value_usd of successes with a known cost"),
    OUTPUT_TOKENS("output tokens of all generations of the tasks"),
    SUCCESSFUL_OUTPUT_TOKENS("those of successes");

    private static final List<Measure> HISTOGRAMS =
            List.of(
                    Measure.histogram(
                            "completion", Unit.MILLIS, "time from start to end of each success"));

    /** The index of the histogram {@code completion}, in milliseconds. */
    public static final int COMPLETION = 0;

    private final Unit unit;
    private final String words;

    TaskMeasure(String words) {
        this(Unit.COUNT, words);
    }

    TaskMeasure(Unit unit, String words) {
        this.unit = unit;
        this.words = words;
    }

    static List<Measure> all() {
        return Stream.concat(
                        Arrays.stream(values())
                                .map(each -> Measure.sum(each, each.unit, each.words)),
                        HISTOGRAMS.stream())
                .toList();
    }
}
