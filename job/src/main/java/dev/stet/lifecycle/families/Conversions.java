package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.CONVERSION_RECORDED;

import dev.stet.contract.EconomicsMeasure;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.List;

/** What a user bought, and whether AI had a part in it: {@code economics_kpi}. */
final class Conversions {

    static final Duration ASSISTED_WITHIN = Duration.ofDays(7);

    private static final long EXPANSION = Value.CONVERSION_KIND.code("expansion");
    private static final long REFUND = Value.CONVERSION_KIND.code("refund");

    private Conversions() {}

    static boolean isRefund(Recorded conversion) {
        return conversion.is(Value.CONVERSION_KIND, REFUND);
    }

    static void judge(List<Recorded> events, Verdict verdict) {
        for (Recorded event : events) {
            if (event.type() == CONVERSION_RECORDED) {
                judge(event, events, verdict.at(View.ECONOMICS, event));
            }
        }
    }

    private static void judge(Recorded conversion, List<Recorded> events, Verdict.Share share) {
        long value = conversion.number(Value.VALUE_USD);
        if (isRefund(conversion)) {
            share.add(EconomicsMeasure.REVENUE_USD, -value);
            return;
        }
        share.count(EconomicsMeasure.CONVERSIONS)
                .add(EconomicsMeasure.REVENUE_USD, value)
                .count(EconomicsMeasure.ASSISTED_CONVERSIONS, isAssisted(conversion, events));
        if (conversion.is(Value.CONVERSION_KIND, EXPANSION)) {
            share.count(EconomicsMeasure.EXPANSIONS)
                    .add(EconomicsMeasure.EXPANSION_REVENUE_USD, value);
        }
    }

    private static boolean isAssisted(Recorded conversion, List<Recorded> events) {
        for (Recorded event : events) {
            if (Activity.level(event) == Activity.VALUE
                    && event.at() >= conversion.at() - ASSISTED_WITHIN.toMillis()
                    && event.at() <= conversion.at()) {
                return true;
            }
        }
        return false;
    }
}
