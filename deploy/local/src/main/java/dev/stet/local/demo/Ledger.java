package dev.stet.local.demo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to the truth what follows from single events, whatever became of the rest: signals, who used
 * the product on a day, and money.
 */
final class Ledger {

    /** The columns of {@code signal_kpi}, but for erasures. */
    static final List<String> SIGNAL_MEASURES =
            List.of(
                    "regenerations",
                    "rejections",
                    "escalations",
                    "handoffs",
                    "reversals",
                    "reports",
                    "overrides",
                    "reopens",
                    "filter_triggers",
                    "invocations");

    /** The columns of {@code usage_kpi}: exact numbers of users. */
    static final List<String> USAGE_MEASURES =
            List.of("active_users", "using_users", "valuing_users");

    /** The columns of {@code economics_kpi} that the truth knows. */
    static final List<String> ECONOMICS_MEASURES =
            List.of(
                    "cost_usd",
                    "cost_llm_usd",
                    "successes",
                    "value_usd",
                    "conversions",
                    "revenue_usd",
                    "invocations");

    private static final Map<String, String> SIGNALS =
            Map.of(
                    "answer.regenerated", "regenerations",
                    "suggestion.rejected", "rejections",
                    "escalation.requested", "escalations",
                    "handoff.completed", "handoffs",
                    "outcome.reversed", "reversals",
                    "decision.overridden", "overrides",
                    "conversation.reopened", "reopens",
                    "safety.triggered", "filter_triggers",
                    "feature.invoked", "invocations");

    private static final String UNKNOWN = "unknown";

    private final Truth truth;

    Ledger(Truth truth) {
        this.truth = truth;
    }

    /** Tells of an event that is sent, not of its duplicates. */
    void enter(long atMillis, EventJson event) {
        String type = event.string("event_type", UNKNOWN);
        Map<String, String> segments = segments(event);
        String signal = SIGNALS.get(type);
        if (signal == null && isReport(type, event)) {
            signal = "reports";
        }
        if (signal != null) {
            truth.add(
                    Truth.Family.SIGNAL,
                    atMillis,
                    signalSegments(event, segments),
                    counts(SIGNAL_MEASURES, Map.of(signal, 1L)));
        }
        enterUser(atMillis, type, event, segments);
        enterMoney(atMillis, type, event, segments);
    }

    private static boolean isReport(String type, EventJson event) {
        return type.equals("feedback.given") && event.string("kind", "").equals("report");
    }

    private void enterUser(
            long atMillis, String type, EventJson event, Map<String, String> segments) {
        boolean value =
                type.equals("suggestion.accepted")
                        || (type.equals("task.ended")
                                && event.string("outcome", "").equals("success"));
        boolean use =
                value
                        || List.of(
                                        "feature.invoked",
                                        "query.submitted",
                                        "task.started",
                                        "task.ended",
                                        "conversation.opened")
                                .contains(type);
        if (!use && !type.equals("user.active")) {
            return;
        }
        String user = event.string("user_id", UNKNOWN);
        truth.addUser(Truth.Family.USAGE, atMillis, segments, 0, user);
        if (use) {
            truth.addUser(Truth.Family.USAGE, atMillis, segments, 1, user);
        }
        if (value) {
            truth.addUser(Truth.Family.USAGE, atMillis, segments, 2, user);
        }
    }

    private void enterMoney(
            long atMillis, String type, EventJson event, Map<String, String> segments) {
        Map<String, Long> counts =
                switch (type) {
                    case "feature.invoked" -> Map.of("invocations", 1L);
                    case "conversion.recorded" ->
                            Map.of("conversions", 1L, "revenue_usd", nanos(event, "value_usd"));
                    case "cost.recorded" -> cost(event);
                    case "generation.completed" ->
                            Map.of(
                                    "cost_usd", nanos(event, "cost_usd"),
                                    "cost_llm_usd", nanos(event, "cost_usd"));
                    default -> Map.of();
                };
        if (!counts.isEmpty()) {
            truth.add(
                    Truth.Family.ECONOMICS, atMillis, segments, counts(ECONOMICS_MEASURES, counts));
        }
    }

    private static Map<String, Long> cost(EventJson event) {
        long nanos = nanos(event, "amount_usd");
        boolean llm = event.string("cost_kind", UNKNOWN).equals("llm");
        return Map.of("cost_usd", nanos, "cost_llm_usd", llm ? nanos : 0);
    }

    private static long nanos(EventJson event, String name) {
        return new BigDecimal(event.string(name, "0")).movePointRight(9).longValueExact();
    }

    /** What a measure of the family is, 0 where it is not named. */
    static long[] counts(List<String> measures, Map<String, Long> named) {
        return measures.stream().mapToLong(measure -> named.getOrDefault(measure, 0L)).toArray();
    }

    private static Map<String, String> segments(EventJson event) {
        return Truth.segments(
                new Population.Place(
                        event.string("feature", UNKNOWN),
                        event.string("workflow", UNKNOWN),
                        event.string("model", UNKNOWN),
                        event.string("variant", UNKNOWN)));
    }

    /** A safety filter that gives no reason is its own. */
    private static Map<String, String> signalSegments(
            EventJson event, Map<String, String> segments) {
        String reason = event.string("reason", event.string("filter", UNKNOWN));
        String failureMode = event.string("failure_mode", UNKNOWN);
        Map<String, String> more = new HashMap<>(segments);
        more.put("reason", reason);
        more.put("failure_mode", failureMode);
        more.put("feature|reason", segments.get("feature") + "|" + reason);
        more.put("model|failure_mode", segments.get("model") + "|" + failureMode);
        return more;
    }
}
