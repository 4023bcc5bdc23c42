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
 * name=kind}, with {@code !} where it is required. Kinds: {@code s} string, {@code b} boolean,
 * {@code n} count, {@code f} any number, {@code a} number from 0, {@code u} number from 0 to 1,
 * {@code p} number above 0 to 1, words joined by {@code /} one of them.
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
                    "review_mode");

    private static final String TABLE =
            """
            suggestion.shown suggestion_id! chars=n lines=n text=s visible_ms=n latency_ms=n
            suggestion.accepted suggestion_id! method=full/partial/copy/insert/apply/auto chars=n lines=n text=s
            suggestion.rejected suggestion_id! reason=s
            content.edited suggestion_id! distance=u text=s removed=b retained_chars=n retained_lines=n
            artifact.closed suggestion_id!
            query.submitted interaction_id! text=s fingerprint=s instruction=b text|fingerprint
            answer.regenerated interaction_id! reason=s
            generation.completed interaction_id! response_id=s! status=ok/error error_type=s latency_ms=n ttft_ms=n input_tokens=n output_tokens=n cached_tokens=n reasoning_tokens=n cost_usd=a confidence=u predicted_intent=s
            feedback.given interaction_id|suggestion_id|task_id kind=thumb/star/csat/report! value=f scale_min=f scale_max=f failure_mode=s
            survey.shown interaction_id|suggestion_id|task_id kind=thumb/star/csat/report! value=f scale_min=f scale_max=f failure_mode=s
            task.started task_id! success_definition=s baseline_seconds=a
            task.ended task_id! outcome=success/failure/abandoned! quality=u value_usd=f
            outcome.reversed task_id! reason=s
            conversation.opened conversation_id! verified_by=user/llm/timeout eligible=b
            conversation.closed conversation_id! verified_by=user/llm/timeout eligible=b
            conversation.reopened conversation_id! verified_by=user/llm/timeout eligible=b
            escalation.requested conversation_id! reason=s human_seconds=a
            handoff.completed conversation_id! reason=s human_seconds=a
            decision.overridden task_id! field=s confidence=u
            evaluation.recorded interaction_id! name=s! value=u label=s evaluator=auto/human/user sample_probability=p
            review.completed interaction_id|task_id passed=b minutes=a
            safety.triggered interaction_id! filter=s confirmed_false_positive=b
            source.inspected interaction_id! source_id=s
            cost.recorded amount_usd=a! cost_kind=llm/retrieval/infrastructure/human_review/support/vendor/other!
            eligibility.set feature! eligible=b!
            feature.invoked feature!
            opportunity.seen feature!
            user.active feature!
            experiment.exposed experiment! variant!
            conversion.recorded value_usd=f
            ticket.opened ticket_id=s! failure_mode=MODES
            incident.opened ticket_id=s! failure_mode=MODES
            incident.resolved ticket_id=s! failure_mode=MODES
            user.erased
            """
                    .replace(
                            "MODES",
                            "incorrect_output/unsupported_claim/bad_citation/wrong_tone"
                                    + "/permission_issue/slow_response/unexpected_cost"
                                    + "/policy_confusion/behaviour_changed/cannot_correct"
                                    + "/review_problem");

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
        if (!Set.of("ticket.opened", "incident.opened", "incident.resolved").contains(type)) {
            require(event, "user_id", problems);
        }
        limit(event, "event_id", 128, problems);
        limit(event, "user_id", 256, problems);
        limit(event, "tenant_id", 128, problems);
        IDS.forEach(field -> limit(event, field, 128, problems));
        DIMENSIONS.forEach(field -> limit(event, field, 128, problems));
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
        if (type.equals("content.edited")
                && !isGiven(event, "distance")
                && !event.path("text").isTextual()
                && !event.path("removed").asBoolean()) {
            problems.putIfAbsent("distance", "missing_field");
        }
        return problems;
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
            case "s" -> value.isTextual();
            case "b" -> value.isBoolean();
            case "n" ->
                    value.isNumber()
                            && value.decimalValue().stripTrailingZeros().scale() <= 0
                            && isBetween(value.decimalValue(), 0, Integer.MAX_VALUE);
            case "f" -> value.isNumber() && Double.isFinite(value.doubleValue());
            case "a" ->
                    value.isNumber()
                            && Double.isFinite(value.doubleValue())
                            && value.decimalValue().signum() >= 0;
            case "u" -> value.isNumber() && isBetween(value.decimalValue(), 0, 1);
            case "p" ->
                    value.isNumber()
                            && isBetween(value.decimalValue(), 0, 1)
                            && value.doubleValue() > 0;
            default -> value.isTextual() && List.of(kind.split("/")).contains(value.textValue());
        };
    }

    private static boolean isBetween(BigDecimal value, long low, long high) {
        return value.compareTo(BigDecimal.valueOf(low)) >= 0
                && value.compareTo(BigDecimal.valueOf(high)) <= 0;
    }
}
