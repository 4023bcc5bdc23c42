package dev.stet.views;

import dev.stet.contract.Clusters;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Measure;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.View;
import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Clustered;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.udf.ClusteredHigh;
import dev.stet.udf.ClusteredLow;
import dev.stet.udf.DesignEffect;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a view must say of a KPI row, column by column and in order: a second, plain reading of the
 * specification.
 */
final class KpiDefinition {

    private final KpiRow row;
    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

    /** By measure the sums of the buckets of users, where they add up. */
    private final Map<String, long[]> buckets = new HashMap<>();

    private KpiDefinition(KpiRow row) {
        this.row = row;
    }

    static Map<String, @Nullable Object> of(KpiRow row) {
        KpiDefinition definition = new KpiDefinition(row);
        definition.key();
        switch (row.view()) {
            case SUGGESTION -> definition.suggestion();
            case QUESTION -> definition.question();
            case INGEST -> definition.ingest();
            case TASK -> definition.task();
            case DECISION -> definition.decision();
            case SIGNAL -> View.SIGNAL.columns().forEach(definition::count);
            case FEEDBACK -> definition.feedback();
            case GENERATION -> definition.generation();
            case CONVERSATION -> definition.conversation();
            case QUALITY -> definition.quality();
            case SUPPORT -> definition.support();
            case USAGE -> definition.usage();
            case RETENTION -> definition.retention();
            case ECONOMICS -> definition.economics();
            case ADOPTION -> definition.adoption();
            case EXPERIMENT -> View.EXPERIMENT.columns().forEach(definition::count);
        }
        definition.clusters();
        definition.clusteredIntervals();
        return definition.columns;
    }

    private void clusters() {
        PackedClusters packed = row.sums().clusters();
        Clusters clusters = packed == null ? null : packed.unpack();
        for (Measure measure : Clustered.measures(row.view())) {
            int index = row.view().measures().indexOf(measure);
            boolean told = false;
            long[] sums = new long[64];
            if (clusters != null) {
                for (int bucket = 0; bucket < 64; bucket++) {
                    sums[bucket] = clusters.at(bucket, index);
                }
                told = LongStream.of(sums).sum() == row.sums().measures()[index];
            }
            if (told) {
                buckets.put(measure.column(), sums);
            }
            columns.put(measure.column() + "_clusters", told ? bytes(sums) : null);
        }
    }

    private static byte[] bytes(long[] sums) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(1);
        int gap = 0;
        for (long sum : sums) {
            if (sum == 0) {
                gap++;
                continue;
            }
            form.write(gap);
            gap = 0;
            long unsigned = sum < 0 ? -2 * sum - 1 : 2 * sum;
            for (; unsigned > 127; unsigned /= 128) {
                form.write((int) (128 + unsigned % 128));
            }
            form.write((int) unsigned);
        }
        return form.toByteArray();
    }

    /** The formulas of the intervals have tests of their own, in {@code udfs}. */
    private void clusteredIntervals() {
        List<Metric> metrics =
                Metrics.of(row.view()).stream().filter(Clustered::isClustered).toList();
        if (metrics.isEmpty()) {
            return;
        }
        columns.put("interval_basis", "independent");
        for (Metric metric : metrics) {
            columns.put(metric.id() + "_deff", null);
            byte[] above = sums(metric.formula().numerator());
            byte[] below = sums(Objects.requireNonNull(metric.formula().denominator()));
            Double effect = new DesignEffect().eval(above, below);
            if (effect != null && columns.get(metric.id()) != null) {
                columns.put("interval_basis", "clustered");
                columns.put(metric.id() + "_deff", effect);
                columns.put(metric.id() + "_low", new ClusteredLow().eval(above, below));
                columns.put(metric.id() + "_high", new ClusteredHigh().eval(above, below));
            }
        }
    }

    /** Null where the buckets of a measure are not known. */
    private byte @Nullable [] sums(String expression) {
        long[] sums = new long[64];
        try {
            for (int bucket = 0; bucket < 64; bucket++) {
                sums[bucket] = value(expression, bucket).longValueExact();
            }
        } catch (NoSuchElementException e) {
            return null;
        }
        return bytes(sums);
    }

    private BigDecimal value(String expression, int bucket) {
        return Arithmetic.value(
                expression,
                name -> {
                    long[] sums = buckets.get(name);
                    if (sums != null) {
                        return BigDecimal.valueOf(sums[bucket]);
                    }
                    return Metrics.text(row.view())
                            .derived(name)
                            .filter(derived -> !derived.expression().equals(name))
                            .map(derived -> value(derived.expression(), bucket))
                            .orElseThrow();
                });
    }

    private void key() {
        columns.put("tenant_id", row.tenant());
        columns.put("grain", row.grain().label());
        columns.put("window_start", Instant.ofEpochMilli(row.windowStartMillis()));
        columns.put(
                "window_end", Instant.ofEpochMilli(row.windowStartMillis() + row.grain().millis()));
        columns.put("segment_by", row.segmentBy());
        columns.put("segment", row.segment());
        columns.put("maturity", row.last() ? "final" : "provisional");
        columns.put("version", row.version());
        columns.put(
                "watermark", hasWatermark() ? Instant.ofEpochMilli(row.watermarkMillis()) : null);
    }

    private boolean hasWatermark() {
        return row.watermarkMillis() > Long.MIN_VALUE && row.watermarkMillis() < Long.MAX_VALUE;
    }

    private void suggestion() {
        for (String name : View.SUGGESTION.columns()) {
            columns.put(name, sum(name));
            if (name.equals("rejected")) {
                long ignored = sum("shown") - sum("accepted") - sum("rejected");
                columns.put("ignored", row.last() ? ignored : null);
            }
        }
        columns.put("removed_after_histogram", row.sums().histogram(0).toString());
        columns.put("closed_after_histogram", row.sums().histogram(1).toString());
        proportion("acceptance_rate", sum("accepted"), sum("shown"));
        proportion(
                "manual_acceptance_rate",
                sum("accepted") - sum("auto_accepted"),
                sum("shown") - sum("auto_accepted"));
        for (String x : List.of("30s", "120s", "300s", "600s")) {
            long observed = sum("observed_" + x);
            long unobserved = sum("unobserved_" + x);
            long present = sum("present_" + x);
            proportion("persistence_rate_" + x, present, observed);
            proportion("unchanged_rate_" + x, sum("unchanged_" + x), observed);
            proportion("mostly_unchanged_rate_" + x, sum("mostly_unchanged_" + x), observed);
            proportion("kept_rate_" + x, present, sum("shown"));
            ratio("char_persistence_" + x, sum("retained_chars_" + x), sum("observed_chars_" + x));
            ratio("line_persistence_" + x, sum("retained_lines_" + x), sum("observed_lines_" + x));
            proportion("persistence_rate_" + x + "_if_gone", present, observed + unobserved);
            proportion(
                    "persistence_rate_" + x + "_if_kept",
                    present + unobserved,
                    observed + unobserved);
        }
        long shown = sum("shown");
        long untouched = sum("unchanged_600s");
        finalProportion("untouched_rate", untouched, shown);
        finalProportion("edited_rate", sum("observed_600s") - untouched, shown);
        finalProportion("unobserved_rate", sum("unobserved_600s"), shown);
        finalProportion("rejected_rate", sum("rejected"), shown);
        finalProportion("ignored_rate", shown - sum("accepted") - sum("rejected"), shown);
        proportion("followed_rate", sum("followed"), sum("accepted"));
        proportion("glance_rate", sum("glanced"), sum("viewed"));
        for (int seconds : List.of(30, 120, 300, 600)) {
            survival("survival_at_%ds".formatted(seconds), seconds);
        }
    }

    private void question() {
        View.QUESTION.columns().forEach(name -> columns.put(name, sum(name)));
        columns.put("asking_users_sketch", row.sketches().get(0));
        columns.put("repeat_users_sketch", row.sketches().get(1));
        proportion("repeat_user_rate", sum("repeat_users"), sum("asking_users"));
        ratio("repeat_queries_per_user", sum("repeats"), sum("asking_users"));
        proportion("repeat_query_rate", sum("repeats"), sum("queries"));
        proportion("reask_rate", sum("reasks"), sum("queries"));
        proportion("retry_rate", sum("retried"), sum("queries"));
        proportion("regenerate_rate", sum("regenerated"), sum("queries"));
        finalProportion("left_alone_rate", sum("satisfied"), sum("queries"));
    }

    private void ingest() {
        List<String> reasons =
                View.INGEST.columns().stream().filter(name -> name.startsWith("refused_")).toList();
        long refused = reasons.stream().mapToLong(this::sum).sum();
        long newest = sum("newest_event_millis");
        for (String name : List.of("read", "effective", "without_effect")) {
            columns.put(name, sum(name));
        }
        columns.put("refused", refused);
        reasons.forEach(reason -> columns.put(reason, sum(reason)));
        columns.put("late", sum("late"));
        columns.put("unopened", sum("unopened"));
        columns.put("newest_event_time", newest == 0 ? null : Instant.ofEpochMilli(newest));
        columns.put(
                "lag_ms", newest == 0 || !hasWatermark() ? null : newest - row.watermarkMillis());
        for (String measure : List.of("max_late", "max_ahead")) {
            long packed = sum(measure);
            long partition = packed % 65_536;
            columns.put(measure + "_ms", packed == 0 ? null : packed / 65_536);
            columns.put(measure + "_partition", partition == 0 ? null : partition - 1);
        }
        proportion("refused_rate", refused, sum("read"));
        proportion("late_rate", sum("late"), sum("read"));
        proportion("unopened_rate", sum("unopened"), sum("read"));
    }

    private void task() {
        for (String name : View.TASK.columns()) {
            if (name.endsWith("_usd")) {
                columns.put(name, BigDecimal.valueOf(sum(name), 9));
            } else if (name.equals("quality_sum")) {
                columns.put(name, BigDecimal.valueOf(sum(name), 4));
            } else {
                count(name);
            }
            if (name.equals("failed")) {
                columns.put("successes", successes());
                columns.put("abandoned", row.last() ? abandoned() : null);
            } else if (name.equals("quality_unknown")) {
                long known = sum("quality_sum");
                columns.put("north_star", BigDecimal.valueOf(known, 4));
                columns.put(
                        "north_star_if_perfect", BigDecimal.valueOf(known + 10_000 * sum(name), 4));
            }
        }
        columns.put("completion_histogram", row.sums().histogram(0).toString());
        proportion("task_completion_rate", successes(), sum("started"));
        finalProportion("drop_off_rate", abandoned(), sum("started"));
        proportion("reversal_rate", sum("reversed"), sum("succeeded"));
        proportion("one_turn_success_rate", sum("first_response_successes"), sum("asked"));
        proportion("asked_coverage", sum("asked"), sum("started"));
        proportion("success_defined_rate", sum("defined"), sum("started"));
        proportion("cost_coverage", sum("costed"), sum("started"));
        proportion("override_rate", sum("overridden"), sum("started"));
        ratio("correction_rate", sum("overridden_fields"), sum("started"));
        proportion("human_review_pass_rate", sum("review_passed"), sum("reviewed"));
        ratio("human_review_minutes", sum("review_ms") / 60_000.0, sum("reviewed"));
        quantile("time_to_complete_p50_s", 0, "0.5", 1_000);
        quantile("time_to_complete_p90_s", 0, "0.9", 1_000);
        ratio("time_saved_s", sum("saved_ms") / 1_000.0, sum("baselined"));
        costs();
    }

    private void costs() {
        double cost = sum("cost_usd") / 1e9;
        long tokens = sum("output_tokens");
        ratio("cost_per_successful_outcome_usd", cost, sum("costed_successes"));
        ratio("cost_per_task_usd", cost, sum("costed"));
        ratio(
                "cost_reduction",
                sum("baseline_usd") - sum("baselined_cost_usd"),
                sum("baseline_usd"));
        ratio("wasted_task_tokens_ratio", tokens - sum("successful_output_tokens"), tokens);
        if (!row.last()) {
            columns.put("wasted_task_tokens_ratio", null);
        }
        ratio(
                "quality_per_success",
                sum("quality_sum") / 1e4,
                successes() - sum("quality_unknown"));
        ratio("value_to_cost", sum("costed_value_usd"), sum("cost_usd"));
    }

    private long successes() {
        return sum("succeeded") - sum("reversed");
    }

    private long abandoned() {
        return sum("started") - sum("succeeded") - sum("failed");
    }

    private void generation() {
        for (String name : View.GENERATION.columns()) {
            columns.put(name, name.endsWith("_usd") ? BigDecimal.valueOf(sum(name), 9) : sum(name));
        }
        columns.put("latency_histogram", row.sums().histogram(0).toString());
        columns.put("ttft_histogram", row.sums().histogram(1).toString());
        columns.put("output_tokens_histogram", row.sums().histogram(2).toString());
        quantile("latency_p50_ms", 0, "0.5", 1);
        quantile("latency_p95_ms", 0, "0.95", 1);
        quantile("latency_p99_ms", 0, "0.99", 1);
        ratio("latency_mean_ms", sum("latency_ms"), sum("timed"));
        quantile("ttft_p50_ms", 1, "0.5", 1);
        quantile("ttft_p95_ms", 1, "0.95", 1);
        quantile("ttft_p99_ms", 1, "0.99", 1);
        proportion("error_rate", sum("errors"), sum("generations"));
        proportion("cancel_rate", sum("cancelled"), sum("generations"));
        ratio("tokens_per_request", sum("input_tokens") + sum("output_tokens"), sum("metered"));
        ratio("cost_per_inference_usd", sum("cost_usd") / 1e9, sum("priced"));
        wasted("wasted_generation_ratio", "ok_output_tokens", "used_output_tokens");
        wasted("wasted_cost_ratio", "ok_cost_usd", "used_cost_usd");
        proportion("low_confidence_rate", sum("low_confidence"), sum("confident"));
        for (String what : List.of("accepted", "escalated")) {
            String name = "low_confidence_" + what;
            proportion(name + "_rate", sum(name), sum("low_confidence"));
        }
    }

    private void conversation() {
        for (String name : View.CONVERSATION.columns()) {
            if (name.startsWith("silent")) {
                continue;
            }
            columns.put(name, name.endsWith("_usd") ? BigDecimal.valueOf(sum(name), 9) : sum(name));
            if (name.equals("assumed")) {
                columns.put("resolved", resolved());
            } else if (name.equals("resolution_ms")) {
                columns.put("silent", row.last() ? sum("silent") : null);
                columns.put("silent_good", row.last() ? sum("silent_good") : null);
            }
        }
        columns.put("turns_histogram", row.sums().histogram(0).toString());
        columns.put("resolution_histogram", row.sums().histogram(1).toString());
        long opened = sum("opened");
        proportion("involvement_rate", sum("involved"), sum("eligible"));
        proportion("deflection_rate", sum("deflected"), sum("eligible"));
        proportion("autonomy_rate", sum("deflected"), sum("involved"));
        proportion("durable_deflection_rate", sum("durably_deflected"), sum("eligible"));
        proportion("escalation_rate", sum("escalated"), opened);
        proportion("handoff_rate", sum("handed_off"), opened);
        proportion("confirmed_resolution_rate", sum("confirmed"), opened);
        proportion("resolution_rate", resolved(), opened);
        proportion("durable_resolution_rate", resolved() - sum("resolved_reopened"), opened);
        proportion("reopen_rate", sum("reopened"), sum("closed"));
        quantile("time_to_resolution_p50_s", 1, "0.5", 1_000);
        quantile("time_to_resolution_p90_s", 1, "0.9", 1_000);
        ratio("turns_mean", sum("turns"), opened);
        quantile("turns_p95", 0, "0.95", 1);
        proportion("long_conversation_rate", sum("long_conversations"), opened);
        proportion("successful_session_rate", sum("successful_sessions"), opened);
        double cost = sum("cost_usd") / 1e9;
        ratio("cost_per_conversation_usd", cost, sum("costed"));
        ratio("cost_per_resolution_usd", cost, sum("costed_resolved"));
        ratio("cost_per_confirmed_resolution_usd", cost, sum("costed_confirmed"));
        finalProportion("good_abandonment_rate", sum("silent_good"), sum("silent"));
        finalProportion("gave_up_rate", sum("silent") - sum("silent_good"), opened);
    }

    private void quality() {
        for (String name : View.QUALITY.columns()) {
            columns.put(name, qualityColumn(name));
            if (name.equals("calibration_correct_9")) {
                columns.put("calibrated", calibrated());
                columns.put("calibration_deviation", BigDecimal.valueOf(deviation(), 4));
            }
        }
        ratio("quality_score", natural("quality_sum"), natural("quality_weight"));
        for (String name : List.of("relevance", "accuracy", "completeness", "tone", "downstream")) {
            ratio(name, natural(name + "_sum"), natural(name + "_weight"));
        }
        weighted("first_response_accuracy", "first_correct", "accuracy_weight");
        weighted("hallucination_rate", "hallucination_flagged", "hallucination_weight");
        corrected();
        for (String name : List.of("hallucination_human", "harmful_human")) {
            weighted(name + "_rate", name + "_flagged", name + "_weight");
        }
        weighted("harmful_content_rate", "harmful_flagged", "harmful_weight");
        weighted("policy_mistake_rate", "policy_flagged", "policy_weight");
        weighted("bad_citation_rate", "citation_flagged", "citation_weight");
        ratio("quality_human_score", natural("quality_human_sum"), natural("quality_human_weight"));
        String paired = "hallucination_paired_weight";
        weighted(
                "hallucination_judge_agreement",
                natural(paired) - natural("hallucination_paired_disagreements"),
                natural(paired),
                natural(paired + "_squared"));
        weighted("intent_accuracy", "intent_correct", "intent_weight");
        double hits = sum("true_positive");
        ratio("precision", hits, hits + sum("false_positive"));
        ratio("recall", hits, hits + sum("false_negative"));
        ratio("calibration_error", deviation() / 1e4, calibrated());
        people();
    }

    private Object qualityColumn(String name) {
        if (name.endsWith("_weight_squared")) {
            return BigDecimal.valueOf(sum(name), 6);
        }
        if (name.startsWith("quality_") && name.endsWith("_sum")) {
            return BigDecimal.valueOf(sum(name), 8);
        }
        if (name.endsWith("_sum")) {
            return BigDecimal.valueOf(sum(name), 7);
        }
        if (name.startsWith("calibration_confidence")) {
            return BigDecimal.valueOf(sum(name), 4);
        }
        boolean weight =
                name.endsWith("_weight")
                        || name.endsWith("_flagged")
                        || name.endsWith("_disagreements")
                        || name.endsWith("_positive")
                        || name.endsWith("_negative")
                        || name.endsWith("t_correct");
        return weight ? BigDecimal.valueOf(sum(name), 3) : (Object) sum(name);
    }

    private double natural(String name) {
        return ((Number) qualityColumn(name)).doubleValue();
    }

    private long calibrated() {
        return IntStream.range(0, 10).mapToLong(i -> sum("calibration_count_" + i)).sum();
    }

    /** In ten-thousandths. */
    private long deviation() {
        return IntStream.range(0, 10)
                .mapToLong(
                        i ->
                                Math.abs(
                                        10_000 * sum("calibration_correct_" + i)
                                                - sum("calibration_confidence_" + i)))
                .sum();
    }

    private void corrected() {
        String name = "hallucination_rate_corrected";
        double all = natural("hallucination_auto_weight");
        double paired = natural("hallucination_paired_weight");
        double a = natural("hallucination_auto_flagged") / all;
        double change =
                (natural("hallucination_paired_human_flagged")
                                - natural("hallucination_paired_auto_flagged"))
                        / paired;
        double d = natural("hallucination_paired_disagreements") / paired;
        double half =
                1.959964
                        * Math.sqrt(
                                a
                                                * (1 - a)
                                                * natural("hallucination_auto_weight_squared")
                                                / all
                                                / all
                                        + (d - change * change)
                                                * natural("hallucination_paired_weight_squared")
                                                / paired
                                                / paired);
        boolean known = all > 0 && paired > 0;
        columns.put(name, known ? clamped(a + change) : null);
        boolean bounded = known && !Double.isNaN(half);
        columns.put(name + "_low", bounded ? clamped(a + change - half) : null);
        columns.put(name + "_high", bounded ? clamped(a + change + half) : null);
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private void people() {
        long all = sum("interactions");
        proportion("filter_trigger_rate", sum("filtered"), all);
        proportion("block_rate", sum("blocked"), all);
        proportion("over_filter_rate", sum("over_filtered"), sum("filtered"));
        proportion("source_inspection_rate", sum("inspected"), all);
        proportion("answer_satisfaction", sum("positive"), sum("rated"));
        proportion("user_reported_rate", sum("reported"), all);
        proportion("user_reported_wrong_rate", sum("reported_wrong"), all);
        proportion("evaluation_coverage", sum("evaluated"), all);
        proportion("human_sample_rate", sum("evaluated_human"), all);
        proportion("answered_rate", sum("answers"), all);
        proportion("answer_review_pass_rate", sum("review_passed"), sum("reviewed"));
    }

    private void weighted(String name, String flagged, String weight) {
        weighted(name, natural(flagged), natural(weight), natural(weight + "_squared"));
    }

    /** As many things as (Σw)² / Σw². */
    private void weighted(String name, double flagged, double weight, double squared) {
        ratio(name, flagged, weight);
        if (weight > 0 && squared > 0 && flagged >= 0 && flagged <= weight) {
            wilson(name, flagged / weight, weight * weight / squared);
        }
    }

    private long resolved() {
        return sum("confirmed") + sum("assumed");
    }

    private void wasted(String name, String ok, String used) {
        ratio(name, sum(ok) - sum(used), sum(ok));
        if (!row.last()) {
            columns.put(name, null);
        }
    }

    private void quantile(String name, int index, String q, double divisor) {
        ExponentialHistogram histogram = row.sums().histogram(index);
        ratio(
                name,
                histogram.isEmpty() ? 0 : histogram.quantile(new BigDecimal(q)) / divisor,
                histogram.isEmpty() ? 0 : 1);
    }

    private void support() {
        for (String name : View.SUPPORT.columns()) {
            count(name);
            if (name.endsWith("s_resolved")) {
                String what = name.substring(0, name.length() - "_resolved".length());
                columns.put("open_" + what, sum(what) - sum(name));
            }
        }
        columns.put("ticket_resolution_histogram", row.sums().histogram(0).toString());
        columns.put("incident_resolution_histogram", row.sums().histogram(1).toString());
        quantile("time_to_resolve_ticket_p50_s", 0, "0.5", 1_000);
        quantile("time_to_resolve_incident_p50_s", 1, "0.5", 1_000);
        quantile("time_to_resolve_incident_p90_s", 1, "0.9", 1_000);
    }

    private void usage() {
        List<String> names = View.USAGE.columns();
        names.forEach(this::count);
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i) + "_sketch", row.sketches().get(i));
        }
        proportion("value_user_rate", sum("valuing_users"), sum("using_users"));
    }

    private void retention() {
        View.RETENTION.columns().forEach(this::count);
        long ai = sum("new_ai_users");
        long other = sum("new_users") - ai;
        for (String day : List.of("d1", "d7", "d28")) {
            long retainedAi = sum("retained_ai_" + day);
            long retainedOther = sum("retained_" + day) - retainedAi;
            proportion("retention_" + day, sum("retained_" + day), sum("new_users"));
            proportion("retention_ai_" + day, retainedAi, ai);
            proportion("retention_other_" + day, retainedOther, other);
            ratio("retention_lift_" + day, retainedAi * other - retainedOther * ai, ai * other);
        }
        proportion("repeat_usage_rate", sum("repeat_users"), sum("new_users"));
        proportion("repeat_usage_ai_rate", sum("repeat_ai_users"), ai);
        ratio("active_days_per_user", sum("active_days"), sum("new_users"));
        long convertedAi = sum("converted_ai");
        long convertedOther = sum("converted") - convertedAi;
        proportion("conversion_ai_rate", convertedAi, ai);
        proportion("conversion_other_rate", convertedOther, other);
        ratio("conversion_lift", convertedAi * other - convertedOther * ai, convertedOther * ai);
    }

    private void economics() {
        for (String name : View.ECONOMICS.columns()) {
            columns.put(name, name.endsWith("_usd") ? BigDecimal.valueOf(sum(name), 9) : sum(name));
        }
        double cost = sum("cost_usd");
        double revenue = sum("revenue_usd");
        double value = sum("value_usd");
        ratio("period_cost_per_success_usd", cost / 1e9, sum("successes"));
        ratio("cost_per_invocation_usd", cost / 1e9, sum("invocations"));
        ratio("gross_margin", revenue - cost, revenue);
        ratio("value_cost_ratio", value, cost);
        ratio("roi", value - cost, cost);
        proportion("assisted_conversion_rate", sum("assisted_conversions"), sum("conversions"));
        ratio("human_review_cost_share", sum("cost_human_review_usd"), cost);
    }

    private void adoption() {
        View.ADOPTION.columns().forEach(this::count);
        columns.put("time_to_value_histogram", row.sums().histogram(0).toString());
        long eligible = sum("eligible");
        proportion("adoption_rate", sum("adopted_60d"), eligible);
        proportion("trial_rate", sum("tried_60d"), eligible);
        proportion("invocation_rate", sum("invoked_14d"), eligible);
        proportion("activation_rate", sum("activated_14d"), eligible);
        proportion("disablement_rate", sum("disabled_60d"), eligible);
        timeToValue("time_to_value_p50_s", "0.5");
        timeToValue("time_to_value_p90_s", "0.9");
        proportion("relevant_moment_invocation", sum("opportunities_taken"), sum("opportunities"));
    }

    /**
     * Over all who tried it; those who still wait have the greatest of all times, which is none.
     */
    private void timeToValue(String name, String q) {
        ExponentialHistogram times = row.sums().histogram(0);
        BigDecimal all = BigDecimal.valueOf(times.count() + sum("waiting"));
        BigDecimal rank =
                new BigDecimal(q)
                        .multiply(all)
                        .setScale(0, RoundingMode.CEILING)
                        .max(BigDecimal.ONE);
        boolean known = row.last() && rank.compareTo(BigDecimal.valueOf(times.count())) <= 0;
        BigDecimal share =
                known
                        ? rank.subtract(new BigDecimal("0.5"))
                                .divide(BigDecimal.valueOf(times.count()), MathContext.DECIMAL128)
                        : BigDecimal.ZERO;
        ratio(name, known ? times.quantile(share) / 1e3 : 0, known ? 1 : 0);
    }

    private void decision() {
        View.DECISION.columns().forEach(this::count);
        proportion("decision_override_rate", sum("overridden"), sum("decisions"));
        proportion(
                "low_confidence_override_rate",
                sum("low_confidence_overridden"),
                sum("low_confidence"));
    }

    private void feedback() {
        for (String name : View.FEEDBACK.columns()) {
            columns.put(name, name.endsWith("_sum") ? BigDecimal.valueOf(sum(name), 4) : sum(name));
        }
        proportion("usat", sum("positive"), sum("rated"));
        ratio("csat_mean", sum("csat_sum") / 1e4, sum("csat_count"));
        proportion("thumb_up_rate", sum("thumbs_up"), sum("thumbs"));
        ratio("likert_mean", sum("likert_sum") / 1e4, sum("likert_count"));
        proportion("response_rate", sum("responded"), sum("surveyed"));
    }

    private void count(String name) {
        columns.put(name, sum(name));
    }

    private void finalProportion(String name, long part, long whole) {
        proportion(name, part, whole);
        if (!row.last()) {
            for (String suffix : List.of("", "_low", "_high")) {
                columns.put(name + suffix, null);
            }
        }
    }

    private long sum(String name) {
        return row.values()[row.view().columns().indexOf(name)];
    }

    private void ratio(String name, double part, double whole) {
        columns.put(name, whole == 0 ? null : part / whole);
        columns.put(name + "_low", null);
        columns.put(name + "_high", null);
    }

    private void proportion(String name, long part, long whole) {
        ratio(name, part, whole);
        if (whole > 0 && LongStream.of(part, whole - part).allMatch(count -> count >= 0)) {
            wilson(name, (double) part / whole, whole);
        }
    }

    /** By the product over those who were removed, bucket by bucket, and Greenwood's variance. */
    private void survival(String name, int seconds) {
        ratio(name, 0, 0);
        SortedMap<Integer, Long> removed = counts(row.sums().histogram(0));
        SortedMap<Integer, Long> closed = counts(row.sums().histogram(1));
        int end = ExponentialHistogram.bucket(seconds) + 1;
        long gone = total(removed.headMap(end));
        long inSight = sum("accepted") - gone - total(closed.headMap(end - 1));
        double share = 1;
        double variance = 0;
        for (Map.Entry<Integer, Long> each : removed.headMap(end).entrySet()) {
            int bucket = each.getKey();
            double d = each.getValue();
            double n =
                    sum("accepted")
                            - total(removed.headMap(bucket))
                            - total(closed.headMap(bucket));
            share *= 1 - d / n;
            variance += d / n / (n - d);
        }
        if (total(removed) + total(closed) > sum("accepted") || inSight == 0) {
            return; // nothing like it can be, or nothing was in sight, in these random rows
        }
        columns.put(name, share);
        if (gone == 0) {
            wilson(name, 1, inSight);
            return;
        }
        double spread = 1.959963984540054 * Math.sqrt(variance) / Math.log(share);
        columns.put(name + "_low", Math.exp(Math.log(share) * Math.exp(-spread)));
        columns.put(name + "_high", Math.exp(Math.log(share) * Math.exp(spread)));
    }

    private static SortedMap<Integer, Long> counts(ExponentialHistogram histogram) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (String pair : histogram.toString().split(" ", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.replace("zero", "-2").split(":", -1);
                counts.put(Integer.valueOf(parts[0]), Long.valueOf(parts[1]));
            }
        }
        return counts;
    }

    private static long total(SortedMap<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void wilson(String name, double p, double n) {
        double z = 1.959963984540054;
        double centre = p + z * z / (2.0 * n);
        double spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        columns.put(name + "_low", (centre - spread) / (1 + z * z / n));
        columns.put(name + "_high", (centre + spread) / (1 + z * z / n));
    }
}
