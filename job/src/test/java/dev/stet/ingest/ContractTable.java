package dev.stet.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The event contract once more, as a table, independent of the decoder's own: a field is {@code
 * name=kind}, with {@code !} where it is required; {@code -user} where a user is not. Kinds: {@code
 * x} text, {@code s} string of at most 1,024, {@code i} of at most 128 characters, {@code b}
 * boolean, {@code n} count, {@code m} milliseconds, {@code f} any number, {@code a} amount, {@code
 * u} number from 0 to 1, {@code p} number from 0.001 to 1, words joined by {@code /} one of them.
 */
final class ContractTable {

    static final List<String> IDS =
            List.of("conversation_id", "interaction_id", "suggestion_id", "task_id");
    static final List<String> DIMENSIONS =
            List.of(
                    "feature",
                    "workflow",
                    "surface",
                    "model",
                    "route",
                    "prompt_version",
                    "experiment",
                    "variant",
                    "customer_type",
                    "risk_level",
                    "language",
                    "region",
                    "data_source",
                    "permission_setup",
                    "review_mode",
                    "handled_by",
                    "tier",
                    "difficulty",
                    "user_tenure",
                    "output_type",
                    "field",
                    "question_id",
                    "reason");

    private static final String TABLE =
            """
            suggestion.shown suggestion_id! chars=n lines=n text=x visible_ms=m latency_ms=m
            suggestion.accepted suggestion_id! method=full/partial/copy/insert/apply/auto chars=n lines=n text=x
            suggestion.rejected suggestion_id!
            content.edited suggestion_id! distance=u text=x removed=b retained_chars=n retained_lines=n
            artifact.closed suggestion_id!
            query.submitted interaction_id! text=x fingerprint=s instruction=b
            answer.regenerated interaction_id!
            generation.completed -user interaction_id! response_id=i! status=ok/error/cancelled error_type=s latency_ms=m ttft_ms=m input_tokens=n output_tokens=n cached_tokens=n cache_write_tokens=n reasoning_tokens=n cost_usd=a confidence=u predicted_intent=s
            feedback.given -user interaction_id|suggestion_id|task_id|conversation_id|feature kind=thumb/star/csat/likert/report! value=f scale_min=f scale_max=f failure_mode=MODES
            survey.shown -user interaction_id|suggestion_id|task_id|conversation_id|feature kind=thumb/star/csat/likert/report! scale_min=f scale_max=f failure_mode=MODES
            task.started task_id! success_definition=s baseline_seconds=a baseline_usd=a
            task.ended task_id! outcome=success/failure/abandoned! quality=u value_usd=a
            outcome.reversed -user task_id!
            conversation.opened conversation_id! eligible=b
            conversation.closed -user conversation_id! verified_by=user/llm/timeout
            conversation.reopened -user conversation_id! verified_by=user/llm/timeout
            escalation.requested -user conversation_id! human_seconds=a
            handoff.completed -user conversation_id! human_seconds=a
            decision.made task_id! field! confidence=u
            decision.overridden -user task_id! confidence=u
            evaluation.recorded -user interaction_id! name=i! value=u label=s evaluator=auto/human/user sample_probability=p
            review.completed -user interaction_id|task_id passed=b minutes=a
            safety.triggered -user interaction_id! filter=i action=flagged/blocked confirmed_false_positive=b
            source.inspected interaction_id! source_id=i
            cost.recorded -user amount_usd=a! cost_kind=llm/retrieval/infrastructure/human_review/support/vendor/monitoring/eval_maintenance/engineering/other!
            eligibility.set feature! eligible=b!
            feature.invoked feature!
            opportunity.seen feature!
            user.active
            experiment.exposed experiment! variant!
            conversion.recorded value_usd=a conversion_kind=purchase/renewal/expansion/refund/other
            ticket.opened -user ticket_id=i! failure_mode=MODES incident_kind=KINDS
            incident.opened -user ticket_id=i! failure_mode=MODES incident_kind=KINDS
            ticket.resolved -user ticket_id=i!
            incident.resolved -user ticket_id=i!
            user.erased
            """
                    .replace(
                            "MODES",
                            "incorrect_output/unsupported_claim/bad_citation/wrong_tone"
                                    + "/permission_issue/slow_response/unexpected_cost"
                                    + "/policy_confusion/behaviour_changed/cannot_correct"
                                    + "/review_problem")
                    .replace(
                            "KINDS",
                            "model_regression/prompt_regression/retrieval_regression/vendor_drift"
                                    + "/eval_failure/outage/other");

    private static final Map<String, List<String>> BY_TYPE = new LinkedHashMap<>();

    static {
        for (String line : TABLE.split("\n")) {
            List<String> words = List.of(line.split(" "));
            BY_TYPE.put(words.get(0), words.subList(1, words.size()));
        }
    }

    private ContractTable() {}

    static List<String> types() {
        return List.copyOf(BY_TYPE.keySet());
    }

    /** The payload fields of a type, each with its kind. */
    static Map<String, String> payload(String type) {
        Map<String, String> payload = new LinkedHashMap<>();
        for (String word : BY_TYPE.getOrDefault(type, List.of())) {
            if (word.contains("=")) {
                payload.put(word.split("=")[0], word.split("=")[1].replace("!", ""));
            }
        }
        return payload;
    }

    /**
     * Everything that is wrong with an event of a known type, in no order: the field to what is
     * wrong with it.
     */
    static Map<String, String> problems(String type, JsonNode event) {
        Map<String, String> problems = new HashMap<>();
        require(event, "event_id", problems);
        require(event, "event_time", problems);
        if (!BY_TYPE.getOrDefault(type, List.of()).contains("-user")) {
            require(event, "user_id", problems);
        }
        limit(event, "event_id", 128, problems);
        limit(event, "user_id", 256, problems);
        limit(event, "tenant_id", 128, problems);
        IDS.forEach(field -> limit(event, field, 128, problems));
        DIMENSIONS.forEach(field -> limit(event, field, 128, problems));
        if (isGiven(event, "handled_by") && !fits(event.get("handled_by"), "ai/assisted/human")) {
            problems.put("handled_by", "invalid_value");
        }
        if (isGiven(event, "event_time") && ReferenceTime.millis(event.get("event_time")) == null) {
            problems.put("event_time", "invalid_value");
        }
        for (String word : BY_TYPE.getOrDefault(type, List.of())) {
            String name = word.split("[=!|]")[0];
            if (word.contains("|")) {
                requireOne(event, word, problems);
            } else if (word.endsWith("!")) {
                require(event, name, problems);
            }
            if (word.contains("=") && isGiven(event, name)) {
                String kind = word.split("=")[1].replace("!", "");
                if (!fits(event.get(name), kind)) {
                    problems.put(name, "invalid_value");
                }
            }
        }
        if (type.equals("query.submitted")
                && !isGiven(event, "text")
                && !isGiven(event, "fingerprint")
                && !event.path("instruction").asBoolean()) {
            problems.putIfAbsent("text", "missing_field");
        }
        if (problems.isEmpty() && type.equals("generation.completed")) {
            long cached = event.path("cached_tokens").asLong();
            long written = event.path("cache_write_tokens").asLong();
            if (cached + written > event.path("input_tokens").asLong()) {
                problems.put("cached_tokens", "invalid_value");
            }
        }
        if (problems.isEmpty() && Set.of("feedback.given", "survey.shown").contains(type)) {
            rate(type, event, problems);
        }
        if (type.equals("content.edited")
                && !isGiven(event, "distance")
                && !event.path("text").isTextual()
                && !event.path("removed").asBoolean()) {
            problems.putIfAbsent("distance", "missing_field");
        }
        return problems;
    }

    private static void rate(String type, JsonNode event, Map<String, String> problems) {
        String kind = event.path("kind").asText();
        if (kind.equals("report")) {
            return;
        }
        boolean thumb = kind.equals("thumb");
        double least = end(event, "scale_min", thumb ? 0 : 1);
        double greatest = end(event, "scale_max", thumb ? 1 : 5);
        boolean given = type.equals("feedback.given");
        double value = event.path("value").asDouble();
        if (given && !isGiven(event, "value")) {
            problems.put("value", "missing_field");
        } else if (least >= greatest) {
            problems.put("scale_min", "invalid_value");
        } else if (given && (value < least || value > greatest)) {
            problems.put("value", "invalid_value");
        }
    }

    private static double end(JsonNode event, String field, double otherwise) {
        return isGiven(event, field) ? event.get(field).asDouble() : otherwise;
    }

    static boolean isGiven(JsonNode event, String field) {
        JsonNode value = event.path(field);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isEmpty());
    }

    private static void require(JsonNode event, String field, Map<String, String> problems) {
        if (!isGiven(event, field)) {
            problems.put(field, "missing_field");
        }
    }

    private static void requireOne(JsonNode event, String word, Map<String, String> problems) {
        List<String> names = List.of(word.split("\\|"));
        if (names.stream().noneMatch(name -> isGiven(event, name))) {
            problems.put(names.get(0), "missing_field");
        }
    }

    private static void limit(
            JsonNode event, String field, int longest, Map<String, String> problems) {
        if (!isGiven(event, field)) {
            return;
        }
        JsonNode value = event.get(field);
        if (!value.isTextual() || value.textValue().codePoints().count() > longest) {
            problems.put(field, "invalid_value");
        }
    }

    private static boolean fits(JsonNode value, String kind) {
        return switch (kind) {
            case "x" -> value.isTextual();
            case "s" -> isText(value, 1_024);
            case "i" -> isText(value, 128);
            case "b" -> value.isBoolean();
            case "n" -> isWhole(value, (1L << 53) - 1);
            case "m" -> value.isNumber() && isBetween(value.decimalValue(), 0, (1L << 53) - 1);
            case "f" -> value.isNumber() && Double.isFinite(value.doubleValue());
            case "a" -> value.isNumber() && isBetween(value.decimalValue(), 0, 9_000_000_000L);
            case "u" -> value.isNumber() && isBetween(value.decimalValue(), 0, 1);
            case "p" ->
                    value.isNumber()
                            && isBetween(value.decimalValue(), 0, 1)
                            && value.doubleValue() >= 0.001;
            default -> value.isTextual() && List.of(kind.split("/")).contains(value.textValue());
        };
    }

    private static boolean isText(JsonNode value, int longest) {
        return value.isTextual() && value.textValue().codePoints().count() <= longest;
    }

    private static boolean isWhole(JsonNode value, long greatest) {
        return value.isNumber()
                && value.decimalValue().stripTrailingZeros().scale() <= 0
                && isBetween(value.decimalValue(), 0, greatest);
    }

    private static boolean isBetween(BigDecimal value, long low, long high) {
        return value.compareTo(BigDecimal.valueOf(low)) >= 0
                && value.compareTo(BigDecimal.valueOf(high)) <= 0;
    }
}
