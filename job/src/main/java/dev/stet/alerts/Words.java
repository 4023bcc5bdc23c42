package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.Target;
import dev.stet.metrics.Metric;
import dev.stet.metrics.MetricColumns;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Status;
import java.util.Locale;
import java.util.Optional;

/** What alerts say to people, and the numbers that stand behind it. */
final class Words {

    private Words() {}

    /** With the counter-metric of the same row, or of the same day of another view. */
    static Alert.Numbers numbers(
            Case each, Estimate estimate, Status.Range range, double reference) {
        String counter = estimate.metric().goal().counter();
        boolean hasRange = range.low() < range.high();
        return new Alert.Numbers(
                estimate.value(),
                hasRange ? range.low() : Double.NaN,
                hasRange ? range.high() : Double.NaN,
                reference,
                counter,
                counter(each, counter),
                Double.NaN,
                Double.NaN);
    }

    private static double counter(Case each, String id) {
        Optional<Metric> found = Metrics.find(id);
        if (found.isEmpty()) {
            return column(each, id);
        }
        Metric metric = found.get();
        if (metric.view() == each.view()) {
            return each.estimate(metric).map(Estimate::value).orElse(Double.NaN);
        }
        LookRow row = each.row();
        SegmentHistory other = each.memory().history(metric.view(), row.segmentBy(), row.segment());
        Series.Point day = other == null ? null : other.of(id).at(each.startMillis());
        return day == null ? Double.NaN : Estimate.value(metric, day);
    }

    private static double column(Case each, String name) {
        return new MetricColumns(
                        each.view(),
                        column -> Estimate.number(each.view(), each.row().sums(), column))
                .column(name)
                .doubleValue();
    }

    /** {@code task_completion_rate of workflow support}. */
    private static String name(String metricId, LookRow row) {
        return row.segmentBy().equals(Target.ALL)
                ? metricId
                : "%s of %s %s".formatted(metricId, row.segmentBy(), row.segment());
    }

    private static String value(Estimate estimate, Status.Range range) {
        Metric metric = estimate.metric();
        String value = metric.unit().text(estimate.value());
        return range.low() < range.high()
                ? "%s (%s to %s)"
                        .formatted(
                                value,
                                metric.unit().text(range.low()),
                                metric.unit().text(range.high()))
                : value;
    }

    private static String side(double value, double level) {
        return value < level ? "below" : "above";
    }

    static String level(Case each, Estimate estimate, Status.Range range, String level, double at) {
        return "%s is %s, %s its level %s of %s."
                .formatted(
                        name(estimate.metric().id(), each.row()),
                        value(estimate, range),
                        side(estimate.value(), at),
                        level,
                        estimate.metric().unit().text(at));
    }

    static String guard(
            Case each, ObjectiveGoal goal, Estimate estimate, Status.Range range, double limit) {
        return "%s is %s, %s the limit %s of the objective '%s'."
                .formatted(
                        name(estimate.metric().id(), each.row()),
                        value(estimate, range),
                        side(estimate.value(), limit),
                        estimate.metric().unit().text(limit),
                        goal.id());
    }

    static String drop(Case each, Estimate now, double before, double low, double high) {
        return "%s is %s, and was %s on the same weekdays of the last four weeks: %s points (%s to %s)."
                .formatted(
                        name(now.metric().id(), each.row()),
                        now.metric().unit().text(now.value()),
                        now.metric().unit().text(before),
                        points(now.value() - before),
                        points(low),
                        points(high));
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share);
    }

    static String contradiction(
            Case each,
            Metric up,
            double now,
            double before,
            Metric worse,
            double worseNow,
            double worseBefore) {
        return "%s went up from %s to %s, but %s went from %s to %s, against the same weekdays of the last four weeks."
                .formatted(
                        name(up.id(), each.row()),
                        up.unit().text(before),
                        up.unit().text(now),
                        worse.id(),
                        worse.unit().text(worseBefore),
                        worse.unit().text(worseNow));
    }

    static String spike(Case each, double now, double mean, int weeks) {
        return String.format(
                Locale.ROOT,
                "%,.0f %s, and %,.1f on the average of the same weekday of the last %d weeks.",
                now,
                name(FailureSpikeRule.METRIC, each.row()),
                mean,
                weeks);
    }

    static String drift(Case each, String histogram, double index) {
        return String.format(
                Locale.ROOT,
                "%s has drifted from the last 28 days: its population stability index is %.2f.",
                name(histogram, each.row()),
                index);
    }

    /** Behind what an alert over all segments says. */
    static String split(MixSplit split, Metric metric) {
        return " By %s, %s of the change is due to other shares of the segments, and %s to other values within them."
                .formatted(
                        split.segmentBy(),
                        signed(metric, split.mix()),
                        signed(metric, split.within()));
    }

    private static String signed(Metric metric, double change) {
        return (change < 0 ? "-" : "+") + metric.unit().text(Math.abs(change));
    }
}
