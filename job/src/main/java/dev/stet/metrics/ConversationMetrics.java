package dev.stet.metrics;

import static dev.stet.contract.EventType.CONVERSATION_CLOSED;
import static dev.stet.contract.EventType.CONVERSATION_OPENED;
import static dev.stet.contract.EventType.CONVERSATION_REOPENED;
import static dev.stet.contract.EventType.ESCALATION_REQUESTED;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.HANDOFF_COMPLETED;
import static dev.stet.contract.EventType.QUERY_SUBMITTED;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.quantile;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.COST;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Section.ADOPTION;
import static dev.stet.metrics.Place.Section.BUSINESS;
import static dev.stet.metrics.Place.Section.ECONOMICS;
import static dev.stet.metrics.Place.Section.OUTCOME;
import static dev.stet.metrics.Place.daily;
import static dev.stet.metrics.Place.monthly;
import static dev.stet.metrics.Place.weekly;
import static dev.stet.metrics.Unit.COUNT;
import static dev.stet.metrics.Unit.SECONDS;
import static dev.stet.metrics.Unit.SHARE;
import static dev.stet.metrics.Unit.USD;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.metrics.Place.Layer;
import java.util.List;
import java.util.stream.Stream;

/** The metrics of {@code conversation_kpi}. */
final class ConversationMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.CONVERSATION,
                    "Are conversations resolved, by the assistant or by people, and do they stay"
                            + " resolved?",
                    "Counts and rates of conversations, by the window in which they were opened",
                    "counts of conversations unless named otherwise; _ms: milliseconds; _usd:"
                            + " dollars, exact to 9 places; histograms as bucket:count pairs, for"
                            + " HISTOGRAM_QUANTILE",
                    "handled_by, where the opening has none, is what became of the conversation: ai"
                            + " answered, assisted answered and handed off, human handed off, else"
                            + " unknown; a conversation lasts 72 h and can be reopened 7 days after"
                            + " that, and its row is provisional until then",
                    List.of(
                            ViewColumn.derived(
                                    "resolved",
                                    "assumed",
                                    "BIGINT",
                                    "confirmed + assumed",
                                    "confirmed or assumed"),
                            ViewColumn.whenFinal(
                                    "silent",
                                    "resolution_ms",
                                    "silent",
                                    "with a question, and neither closed nor escalated nor handed"
                                            + " off; NULL until the row is final"),
                            ViewColumn.whenFinal(
                                    "silent_good",
                                    "silent",
                                    "silent_good",
                                    "of these with no answer regenerated and no question asked"
                                            + " again; NULL until the row is final")),
                    List.of("silent", "silent_good"),
                    List.of());

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.CONVERSATION, event(CONVERSATION_OPENED))
                    .column("opened eligible")
                    .column(
                            "involved deflected durably_deflected turns long_conversations silent"
                                    + " silent_good",
                            event(QUERY_SUBMITTED))
                    .column(
                            "involved deflected durably_deflected turns long_conversations silent"
                                    + " silent_good",
                            event(QUERY_SUBMITTED, "conversation_id"),
                            event(GENERATION_COMPLETED, "conversation_id"))
                    .column("escalated", event(ESCALATION_REQUESTED))
                    .column("handed_off", event(HANDOFF_COMPLETED))
                    .column(
                            "closed resolved resolved_reopened successful_sessions resolution"
                                    + " costed_resolved",
                            event(CONVERSATION_CLOSED))
                    .column(
                            "confirmed costed_confirmed",
                            event(CONVERSATION_CLOSED).is(Value.VERIFIED_BY, "user"),
                            event(CONVERSATION_CLOSED).is(Value.VERIFIED_BY, "llm"))
                    .column("reopened", event(CONVERSATION_REOPENED))
                    .column(
                            "cost_usd costed costed_resolved costed_confirmed",
                            Need.cost("conversation_id"))
                    .column(
                            "cost_usd costed costed_resolved costed_confirmed",
                            Need.costOf("conversation_id"));

    private ConversationMetrics() {}

    static List<Metric> all() {
        return Stream.of(deflection(), handoffs(), resolution(), turns(), cost(), silence())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Metric> deflection() {
        Place business = daily(BUSINESS, Layer.OUTCOME).inStages(2);
        return List.of(
                metric(
                        "involvement_rate",
                        proportion("involved", "eligible"),
                        SHARE,
                        more("deflection_rate"),
                        weekly(ADOPTION, ENGAGEMENT),
                        "In how many of the conversations that it may handle did the assistant"
                                + " answer?",
                        "Whether the answer helped."),
                metric(
                                "deflection_rate",
                                proportion("deflected", "eligible"),
                                SHARE,
                                more("durable_deflection_rate"),
                                business,
                                "How many of the eligible conversations did the assistant answer"
                                        + " without a handoff?",
                                "Whether people were helped, or gave up. In the first 90 days"
                                        + " expect 0.20.")
                        .with(
                                Levels.NONE
                                        .warnBy("tier", "1", "0.70")
                                        .warnBy("tier", "2", "0.40")
                                        .warnBy("tier", "3", "0.10")),
                metric(
                        "autonomy_rate",
                        proportion("deflected", "involved"),
                        SHARE,
                        more("deflection_rate"),
                        weekly(ADOPTION, ENGAGEMENT),
                        "How many of the conversations that the assistant answered needed no"
                                + " handoff?",
                        "Anything of those that it did not answer."),
                metric(
                        "durable_deflection_rate",
                        proportion("durably_deflected", "eligible"),
                        SHARE,
                        more("csat_mean"),
                        weekly(BUSINESS, Layer.OUTCOME).inStages(2, 3),
                        "How many were deflected, and neither reopened nor asked again within 7"
                                + " days?",
                        "Who came back by another way."));
    }

    private static List<Metric> handoffs() {
        return List.of(
                handoff(
                        "escalation_rate",
                        "escalated",
                        "In how many conversations did somebody ask for a person?"),
                handoff(
                        "handoff_rate",
                        "handed_off",
                        "In how many conversations did a person take over?"));
    }

    private static Metric handoff(String id, String counted, String question) {
        return metric(
                        id,
                        proportion(counted, "opened"),
                        SHARE,
                        less("task_completion_rate"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        question,
                        "Why: see signal_kpi by reason.")
                .with(
                        Levels.NONE
                                .warnBy("workflow", "support", "0.30")
                                .warnBy("workflow", "sales", "0.60")
                                .warnBy("workflow", "docs", "0.10"));
    }

    private static List<Metric> resolution() {
        return List.of(
                resolution(
                        "confirmed_resolution_rate",
                        "confirmed",
                        "How many conversations does a user or a model say are resolved, without a"
                                + " handoff?",
                        "Those that nobody was asked about."),
                resolution(
                        "resolution_rate",
                        "resolved",
                        "How many conversations are resolved, if silence means yes?",
                        "Whether silence means yes."),
                resolution(
                        "durable_resolution_rate",
                        "resolved - resolved_reopened",
                        "How many are resolved and were not reopened within 7 days?",
                        "Who came back in another conversation."),
                metric(
                        "reopen_rate",
                        proportion("reopened", "closed"),
                        SHARE,
                        less("confirmed_resolution_rate"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How many of the closed conversations were reopened within 7 days?",
                        "Why, and who came back in another conversation."),
                timeToResolution(
                        "p50",
                        "0.5",
                        "Within which time were half of the resolved conversations resolved?"),
                timeToResolution("p90", "0.9", "Within which time were 90 % of them resolved?"));
    }

    private static Metric resolution(String id, String counted, String question, String caveat) {
        return metric(
                id,
                proportion(counted, "opened"),
                SHARE,
                more("reopen_rate"),
                daily(OUTCOME, Layer.OUTCOME),
                question,
                caveat);
    }

    private static Metric timeToResolution(String name, String q, String question) {
        return metric(
                "time_to_resolution_%s_s".formatted(name),
                quantile("resolution", q, "resolved"),
                SECONDS,
                less("reopen_rate"),
                weekly(OUTCOME, Layer.OUTCOME),
                question,
                "How long the others take. Up to 1.1 % too high.");
    }

    private static List<Metric> turns() {
        return List.of(
                metric(
                        "turns_mean",
                        ratio("turns", "opened"),
                        COUNT,
                        less("successful_session_rate"),
                        weekly(OUTCOME, ENGAGEMENT),
                        "How many questions does a conversation take?",
                        "Whether many are a good talk or a bad answer."),
                metric(
                                "turns_p95",
                                quantile("turns", "0.95", "opened"),
                                COUNT,
                                less("successful_session_rate"),
                                weekly(OUTCOME, ENGAGEMENT),
                                "How many questions do 95 % of the conversations not exceed?",
                                "What the longest are about.")
                        .with(Levels.warn("15")),
                metric(
                        "long_conversation_rate",
                        proportion("long_conversations", "opened"),
                        SHARE,
                        less("successful_session_rate"),
                        weekly(OUTCOME, ENGAGEMENT),
                        "How many conversations take more than 15 questions?",
                        "Whether they end well."),
                metric(
                        "successful_session_rate",
                        proportion("successful_sessions", "opened"),
                        SHARE,
                        more("repeat_user_rate"),
                        daily(OUTCOME, Layer.OUTCOME),
                        "How many are resolved, and neither reopened nor asked again within 7"
                                + " days?",
                        "Whether a conversation without a confirmation helped."));
    }

    private static List<Metric> cost() {
        return List.of(
                metric(
                                "cost_per_conversation_usd",
                                ratio("cost_usd", "costed"),
                                USD,
                                less("confirmed_resolution_rate"),
                                daily(ECONOMICS, COST).inStages(2),
                                "What does a conversation cost, whatever becomes of it?",
                                "Conversations without a known cost.")
                        .with(Levels.warn("0.15")),
                costPer(
                        "cost_per_resolution_usd",
                        "costed_resolved",
                        "What does a resolution cost, all other conversations included?",
                        "Whether silence means a resolution."),
                costPer(
                        "cost_per_confirmed_resolution_usd",
                        "costed_confirmed",
                        "What does a confirmed resolution cost, all other conversations included?",
                        "Resolutions that nobody was asked about."));
    }

    private static Metric costPer(String id, String denominator, String question, String caveat) {
        return metric(
                        id,
                        ratio("cost_usd", denominator),
                        USD,
                        less("reopen_rate"),
                        monthly(ECONOMICS, COST).inStages(2),
                        question,
                        caveat)
                .with(Levels.NONE.excellentBy("handled_by", "human", "3.125"));
    }

    private static List<Metric> silence() {
        return List.of(
                metric(
                        "good_abandonment_rate",
                        proportion("silent_good", "silent"),
                        SHARE,
                        Goal.neither("repeat_user_rate"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        "How many of those who left without a word seem to have what they wanted?",
                        "Whether they were content. NULL until the row is final."),
                metric(
                        "gave_up_rate",
                        proportion("silent - silent_good", "opened"),
                        SHARE,
                        less("repeat_user_rate"),
                        weekly(OUTCOME, Layer.OUTCOME),
                        "In how many conversations did somebody ask again or retry, and then leave"
                                + " without a word?",
                        "Whether they found help elsewhere. NULL until the row is final."));
    }

    private static Metric metric(
            String id,
            Formula formula,
            Unit unit,
            Goal goal,
            Place place,
            String question,
            String caveat) {
        return new Metric(
                id, View.CONVERSATION, formula, unit, goal, place, Levels.NONE, question, caveat);
    }
}
