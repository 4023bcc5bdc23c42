package dev.stet.local.replay;

import dev.stet.contract.View;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a replay says at its end: headline rates, what it read, and the files it wrote. */
final class Report {

    /**
     * A rate as a quotient of two measures of a view.
     *
     * @param less a measure that is taken off the hits; null for none
     */
    private record Rate(View view, String name, String hits, @Nullable String less, String trials) {

        static Rate of(View view, String name, String hits, String trials) {
            return new Rate(view, name, hits, null, trials);
        }

        long hits(Summary summary) {
            return summary.sum(view, hits) - (less == null ? 0 : summary.sum(view, less));
        }

        long trials(Summary summary) {
            return summary.sum(view, trials);
        }
    }

    private static final List<Rate> RATES =
            List.of(
                    Rate.of(View.SUGGESTION, "acceptance_rate", "accepted", "shown"),
                    Rate.of(View.SUGGESTION, "persistence_rate_30s", "present_30s", "observed_30s"),
                    Rate.of(
                            View.SUGGESTION,
                            "persistence_rate_120s",
                            "present_120s",
                            "observed_120s"),
                    Rate.of(
                            View.SUGGESTION,
                            "persistence_rate_300s",
                            "present_300s",
                            "observed_300s"),
                    Rate.of(
                            View.SUGGESTION,
                            "persistence_rate_600s",
                            "present_600s",
                            "observed_600s"),
                    Rate.of(
                            View.SUGGESTION,
                            "unchanged_rate_600s",
                            "unchanged_600s",
                            "observed_600s"),
                    Rate.of(View.SUGGESTION, "kept_rate_600s", "present_600s", "shown"),
                    Rate.of(View.QUESTION, "repeat_user_rate", "repeat_users", "asking_users"),
                    Rate.of(View.QUESTION, "repeat_query_rate", "repeats", "queries"),
                    Rate.of(View.QUESTION, "reask_rate", "reasks", "queries"),
                    Rate.of(View.QUESTION, "retry_rate", "retried", "queries"),
                    Rate.of(View.QUESTION, "regenerate_rate", "regenerated", "queries"));

    private static final List<Rate> PER_TENANT =
            List.of(RATES.get(0), RATES.get(4), RATES.get(6), RATES.get(7), RATES.get(10));

    /** Told where there are any such trials. */
    private static final List<Rate> OF_FAMILIES =
            List.of(
                    new Rate(View.TASK, "task_completion_rate", "succeeded", "reversed", "started"),
                    Rate.of(View.TASK, "override_rate", "overridden", "started"),
                    Rate.of(View.DECISION, "decision_override_rate", "overridden", "decisions"));

    private static final int TENANTS = 5;

    private final PrintWriter out;
    private final Summary summary;
    private final InputReport input;

    Report(PrintWriter out, Summary summary, InputReport input) {
        this.out = out;
        this.summary = summary;
        this.input = input;
    }

    void print(Path folder, List<Outputs.Written> files, Duration elapsed) {
        rates();
        tenants();
        line("");
        input.lines().forEach(out::println);
        files(folder, files);
        double seconds = Math.max(1e-3, elapsed.toMillis() / 1e3);
        line("%nIn %.1f s, %,d events/s.", seconds, Math.round(summary.read() / seconds));
        out.flush();
    }

    private void rates() {
        line("%-24s %8s  %-19s  %s", "rate", "value", "95 % interval", "counted");
        RATES.forEach(this::rate);
        OF_FAMILIES.stream().filter(rate -> rate.trials(summary) > 0).forEach(this::rate);
        costPerSuccess();
        line(
                "Sums over all windows of %s; in asking_users and repeat_users a user counts once"
                        + " per window.",
                summary.grain());
    }

    private void rate(Rate rate) {
        long hits = rate.hits(summary);
        long trials = rate.trials(summary);
        line(
                "%-24s %8s  %-19s  %,d of %,d %s",
                rate.name(),
                percent(hits, trials),
                interval(Interval.of(hits, trials)),
                hits,
                trials,
                rate.trials());
    }

    /** What all tasks of known cost took, by success. */
    private void costPerSuccess() {
        long successes = summary.sum(View.TASK, "costed_successes");
        if (successes > 0) {
            BigDecimal dollars = BigDecimal.valueOf(summary.sum(View.TASK, "cost_usd"), 9);
            line(
                    "%-32s %s USD, %,d successes",
                    "cost_per_successful_outcome_usd",
                    dollars.divide(BigDecimal.valueOf(successes), 6, RoundingMode.HALF_UP),
                    successes);
        }
    }

    private void tenants() {
        if (summary.tenants() < 2) {
            return;
        }
        List<String> busiest = summary.busiest(TENANTS);
        line("%nThe busiest of %,d tenants:", summary.tenants());
        line(
                "%-24s %s",
                "tenant_id",
                PER_TENANT.stream()
                        .map(rate -> String.format(Locale.ROOT, "%21s", rate.name()))
                        .collect(Collectors.joining(" ")));
        for (String tenant : busiest) {
            line(
                    "%-24s %s",
                    printable(tenant),
                    PER_TENANT.stream()
                            .map(
                                    rate ->
                                            String.format(
                                                    Locale.ROOT,
                                                    "%21s",
                                                    percent(
                                                            summary.sum(
                                                                    tenant,
                                                                    rate.view(),
                                                                    rate.hits()),
                                                            summary.sum(
                                                                    tenant,
                                                                    rate.view(),
                                                                    rate.trials()))))
                            .collect(Collectors.joining(" ")));
        }
    }

    private void files(Path folder, List<Outputs.Written> files) {
        line("");
        for (Outputs.Written file : files) {
            line("%,14d rows  %s", file.rows(), folder.resolve(file.place()));
        }
    }

    private static String percent(long hits, long trials) {
        return trials == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * hits / trials);
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f to %.2f %%",
                        100 * interval.low(),
                        100 * interval.high());
    }

    /** Ids come from events: nothing in them may steer the terminal. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private void line(String format, @Nullable Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
