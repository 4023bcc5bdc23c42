package dev.stet.oracle;

import static dev.stet.oracle.Numbers.decimal;
import static dev.stet.oracle.Numbers.one;
import static dev.stet.oracle.Numbers.scaled;

import dev.stet.oracle.InteractionOracle.Interaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each interaction adds to {@code quality_kpi}, worked out from all events at once. */
public final class QualityOracle {

    private static final List<String> EVALUATORS = List.of("auto", "human", "user");
    private static final List<String> FLAGGED =
            List.of("hallucination", "harmful", "policy", "citation");
    private static final List<String> SCORED =
            List.of("relevance", "accuracy", "completeness", "tone", "downstream");
    private static final Set<String> CLASSES =
            Set.of("true_positive", "false_positive", "false_negative", "true_negative");

    private final Interaction interaction;
    private final Map<String, Long> row = new TreeMap<>();

    private QualityOracle(Interaction interaction) {
        this.interaction = interaction;
    }

    public static List<Share> qualities(Collection<Event> events) {
        List<Share> shares = new ArrayList<>();
        for (Interaction interaction : InteractionOracle.interactions(events)) {
            Event anchor = interaction.anchor();
            shares.add(
                    new Share(
                            anchor.tenant(),
                            anchor.timeMillis(),
                            anchor.dimensions(),
                            new QualityOracle(interaction).row()));
        }
        return shares;
    }

    private Map<String, Long> row() {
        row.put("interactions", 1L);
        row.put("answers", one(interaction.isAnswer()));
        List<Event> evaluations = interaction.of("evaluation.recorded");
        row.put("evaluated", one(!evaluations.isEmpty()));
        for (String by : EVALUATORS) {
            row.put(
                    "evaluated_" + by,
                    one(evaluations.stream().anyMatch(each -> evaluator(each).equals(by))));
        }
        for (String name : SCORED) {
            Event each = the(name);
            if (each != null) {
                row.put(name + "_sum", weight(each) * value(each));
                row.put(name + "_weight", weight(each));
            }
        }
        EVALUATORS.stream()
                .filter(this::judgedAll)
                .findFirst()
                .ifPresent(by -> quality("quality", by));
        if (judgedAll("human")) {
            quality("quality_human", "human");
        }
        FLAGGED.forEach(name -> flags(name, the(name)));
        flags("hallucination_human", latest("hallucination", "human"));
        flags("harmful_human", latest("harmful", "human"));
        flags("hallucination_auto", latest("hallucination", "auto"));
        pair(latest("hallucination", "auto"), latest("hallucination", "human"));
        accuracy(the("accuracy"));
        intent(the("intent"));
        Event classification = the("classification");
        if (classification != null) {
            row.put(String.valueOf(classification.string("label")), weight(classification));
        }
        people();
        return row;
    }

    private static String evaluator(Event evaluation) {
        String by = evaluation.string("evaluator");
        return by == null ? "auto" : by;
    }

    private @Nullable Event the(String name) {
        return EVALUATORS.stream()
                .map(by -> latest(name, by))
                .filter(each -> each != null)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Event latest(String name, String by) {
        List<Event> counted =
                interaction.of("evaluation.recorded").stream()
                        .filter(each -> name.equals(each.string("name")))
                        .filter(each -> evaluator(each).equals(by))
                        .filter(each -> counts(name, each))
                        .toList();
        return counted.isEmpty() ? null : counted.get(counted.size() - 1);
    }

    private boolean counts(String name, Event evaluation) {
        String label = evaluation.string("label");
        if (name.equals("classification")) {
            return label != null && CLASSES.contains(label);
        }
        boolean decides =
                FLAGGED.contains(name)
                        || name.equals("intent")
                                && interaction.anchor().type().equals("generation.completed")
                                && interaction.anchor().string("predicted_intent") != null;
        return evaluation.number("value") != null || label != null && decides;
    }

    private static long weight(Event evaluation) {
        Number probability = evaluation.number("sample_probability");
        return probability == null
                ? 1_000
                : BigDecimal.valueOf(1_000)
                        .divide(decimal(probability), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static long value(@Nullable Event evaluation) {
        return evaluation == null ? 0 : scaled(evaluation.number("value"), 4);
    }

    private boolean judgedAll(String by) {
        return SCORED.subList(0, 4).stream().allMatch(name -> latest(name, by) != null);
    }

    private void quality(String prefix, String by) {
        Event relevance = latest("relevance", by);
        if (relevance != null) {
            long tenfold =
                    4 * value(relevance)
                            + 4 * value(latest("accuracy", by))
                            + value(latest("completeness", by))
                            + value(latest("tone", by));
            row.put(prefix + "_sum", weight(relevance) * tenfold);
            row.put(prefix + "_weight", weight(relevance));
        }
    }

    static boolean isFlagged(Event evaluation) {
        if (evaluation.number("value") != null) {
            return value(evaluation) >= 5_000;
        }
        return Set.of("true", "yes", "fail", "flagged")
                .contains(String.valueOf(evaluation.string("label")).toLowerCase(Locale.ROOT));
    }

    private void flags(String prefix, @Nullable Event evaluation) {
        if (evaluation != null) {
            long w = weight(evaluation);
            row.put(prefix + "_weight", w);
            row.put(prefix + "_weight_squared", w * w);
            row.put(prefix + "_flagged", isFlagged(evaluation) ? w : 0);
        }
    }

    private void pair(@Nullable Event auto, @Nullable Event human) {
        if (auto != null && human != null) {
            long w = weight(human);
            String prefix = "hallucination_paired_";
            row.put(prefix + "weight", w);
            row.put(prefix + "weight_squared", w * w);
            row.put(prefix + "auto_flagged", isFlagged(auto) ? w : 0);
            row.put(prefix + "human_flagged", isFlagged(human) ? w : 0);
            row.put(prefix + "disagreements", isFlagged(auto) != isFlagged(human) ? w : 0);
        }
    }

    private void accuracy(@Nullable Event accuracy) {
        if (accuracy == null) {
            return;
        }
        long w = weight(accuracy);
        boolean correct = value(accuracy) >= 5_000;
        row.put("accuracy_weight_squared", w * w);
        row.put("first_correct", correct && !interaction.isRegenerated() ? w : 0);
        Event anchor = interaction.anchor();
        Number confidence = anchor.number("confidence");
        if (anchor.type().equals("generation.completed") && confidence != null) {
            long c = scaled(confidence, 4);
            String tenth = "_" + Math.min(9, c / 1_000);
            row.put("calibration_count" + tenth, 1L);
            row.put("calibration_confidence" + tenth, c);
            row.put("calibration_correct" + tenth, one(correct));
        }
    }

    private void intent(@Nullable Event intent) {
        if (intent == null) {
            return;
        }
        long w = weight(intent);
        String label = intent.string("label");
        Event anchor = interaction.anchor();
        String predicted =
                anchor.type().equals("generation.completed")
                        ? anchor.string("predicted_intent")
                        : null;
        boolean correct =
                label != null && predicted != null
                        ? label.equals(predicted)
                        : value(intent) >= 5_000;
        row.put("intent_weight", w);
        row.put("intent_weight_squared", w * w);
        row.put("intent_correct", correct ? w : 0);
    }

    private void people() {
        List<Event> filters = interaction.of("safety.triggered");
        row.put("filtered", one(!filters.isEmpty()));
        row.put(
                "blocked",
                one(filters.stream().anyMatch(each -> "blocked".equals(each.string("action")))));
        row.put(
                "over_filtered",
                one(filters.stream().anyMatch(each -> each.flag("confirmed_false_positive"))));
        row.put("inspected", one(!interaction.of("source.inspected").isEmpty()));
        List<Event> feedback = interaction.of("feedback.given");
        List<Event> ratings = feedback.stream().filter(FeedbackOracle::isRating).toList();
        row.put("rated", one(!ratings.isEmpty()));
        row.put(
                "positive",
                one(
                        !ratings.isEmpty()
                                && FeedbackOracle.isPositive(ratings.get(ratings.size() - 1))));
        List<Event> reports =
                feedback.stream().filter(each -> "report".equals(each.string("kind"))).toList();
        row.put("reported", one(!reports.isEmpty()));
        row.put(
                "reported_wrong",
                one(
                        reports.stream()
                                .map(each -> String.valueOf(each.string("failure_mode")))
                                .anyMatch(
                                        Set.of(
                                                        "incorrect_output",
                                                        "unsupported_claim",
                                                        "bad_citation")
                                                ::contains)));
        List<Event> reviews =
                interaction.of("review.completed").stream()
                        .filter(each -> each.string("task_id") == null)
                        .toList();
        row.put("reviewed", one(!reviews.isEmpty()));
        row.put(
                "review_passed",
                one(!reviews.isEmpty() && reviews.get(reviews.size() - 1).flag("passed")));
        row.put("review_ms", reviews.stream().mapToLong(QualityOracle::minutes).sum());
    }

    private static long minutes(Event review) {
        Number minutes = review.number("minutes");
        return minutes == null
                ? 0
                : decimal(minutes)
                        .multiply(BigDecimal.valueOf(60_000))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
