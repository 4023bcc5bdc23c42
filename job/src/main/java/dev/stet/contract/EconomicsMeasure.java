package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;

/** The measures of {@code economics_kpi}. Append new constants at the end only. */
public enum EconomicsMeasure {
    COST_USD(Unit.NANO_USD, "known cost, of any kind"),
    COST_LLM_USD(Unit.NANO_USD, "cost of models"),
    COST_RETRIEVAL_USD(Unit.NANO_USD, "cost of retrieval"),
    COST_INFRASTRUCTURE_USD(Unit.NANO_USD, "cost of infrastructure"),
    COST_HUMAN_REVIEW_USD(Unit.NANO_USD, "cost of review by people"),
    COST_SUPPORT_USD(Unit.NANO_USD, "cost of support"),
    COST_VENDOR_USD(Unit.NANO_USD, "cost of vendors"),
    COST_MONITORING_USD(Unit.NANO_USD, "cost of monitoring"),
    COST_EVAL_MAINTENANCE_USD(Unit.NANO_USD, "cost of keeping evaluations up"),
    COST_ENGINEERING_USD(Unit.NANO_USD, "cost of engineering"),
    COST_OTHER_USD(Unit.NANO_USD, "any other cost"),
    SUCCESSES(Unit.COUNT, "tasks that succeeded and were not reversed"),
    VALUE_USD(Unit.NANO_USD, "value of these"),
    CONVERSIONS(Unit.COUNT, "conversions, refunds apart"),
    ASSISTED_CONVERSIONS(Unit.COUNT, "of these with a value event of the user in the 7 d before"),
    EXPANSIONS(Unit.COUNT, "conversions of kind expansion"),
    REVENUE_USD(Unit.NANO_USD, "value of conversions, less that of refunds"),
    EXPANSION_REVENUE_USD(Unit.NANO_USD, "value of expansions"),
    INVOCATIONS(Unit.COUNT, "feature.invoked events");

    private static final EconomicsMeasure[] ALL = values();

    private final Unit unit;
    private final String words;

    EconomicsMeasure(Unit unit, String words) {
        this.unit = unit;
        this.words = words;
    }

    /**
     * Cost of one kind.
     *
     * @param code of {@link Value#COST_KIND}
     */
    public static EconomicsMeasure costOf(long code) {
        return ALL[COST_LLM_USD.ordinal() + (int) code];
    }

    static List<Measure> all() {
        return Arrays.stream(ALL)
                .map(each -> Measure.sum(Measure.column(each), each.unit, each.words))
                .toList();
    }
}
