package dev.stet.integrations.prometheus;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An alert about the running job, with the cases that show when it fires and when it does not.
 *
 * @param name in the rules
 * @param expression in PromQL; fires where it has a value
 * @param lasts how long it must hold, in Prometheus's notation
 * @param summary what is wrong; may hold {@code $value}
 * @param action what to look at, and what to do
 */
record JobAlert(
        String name,
        String expression,
        String lasts,
        Severity severity,
        String summary,
        String action,
        List<Firing> firing,
        List<Quiet> quiet) {

    /** One case of each. */
    JobAlert(
            String name,
            String expression,
            String lasts,
            Severity severity,
            String summary,
            String action,
            Firing firing,
            List<Series> quiet) {
        this(
                name,
                expression,
                lasts,
                severity,
                summary,
                action,
                List.of(firing),
                List.of(new Quiet("", quiet)));
    }

    /** How soon somebody should look. */
    enum Severity {
        /** At once. */
        CRITICAL,
        /** On the same working day. */
        WARNING;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One series, a value a minute.
     *
     * @param values in promtool's notation: {@code 0+10x60}
     */
    record Series(String selector, String values) {}

    /**
     * Series upon which it fires after an hour.
     *
     * @param when what tells the case from others; empty for the only one
     * @param says the summary, filled in
     * @param labels of the alert, besides its severity
     */
    record Firing(String when, List<Series> series, String says, Map<String, String> labels) {}

    /**
     * Series upon which it does not fire after an hour.
     *
     * @param when what tells the case from others; empty for the only one
     */
    record Quiet(String when, List<Series> series) {}
}
