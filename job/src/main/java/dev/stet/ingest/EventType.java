package dev.stet.ingest;

import static dev.stet.ingest.Check.AMOUNT;
import static dev.stet.ingest.Check.BOOLEAN;
import static dev.stet.ingest.Check.COUNT;
import static dev.stet.ingest.Check.FINITE;
import static dev.stet.ingest.Check.PROBABILITY;
import static dev.stet.ingest.Check.SHARE;
import static dev.stet.ingest.Check.TEXT;
import static dev.stet.ingest.Check.oneOf;

import java.util.Arrays;
import java.util.List;

/** Every event type of the contract, with the fields that mean something to it. */
enum EventType {
    SUGGESTION_SHOWN(
            "suggestion.shown",
            new EventSchema()
                    .needs(Field.SUGGESTION_ID)
                    .may(COUNT, Field.CHARS, Field.LINES, Field.VISIBLE_MS, Field.LATENCY_MS)
                    .may(TEXT, Field.TEXT)),
    SUGGESTION_ACCEPTED(
            "suggestion.accepted",
            new EventSchema()
                    .needs(Field.SUGGESTION_ID)
                    .may(oneOf("full", "partial", "copy", "insert", "apply", "auto"), Field.METHOD)
                    .may(COUNT, Field.CHARS, Field.LINES)
                    .may(TEXT, Field.TEXT)),
    SUGGESTION_REJECTED(
            "suggestion.rejected",
            new EventSchema().needs(Field.SUGGESTION_ID).may(TEXT, Field.REASON)),
    CONTENT_EDITED(
            "content.edited",
            new EventSchema()
                    .needs(Field.SUGGESTION_ID)
                    .may(SHARE, Field.DISTANCE)
                    .may(TEXT, Field.TEXT)
                    .may(BOOLEAN, Field.REMOVED)
                    .may(COUNT, Field.RETAINED_CHARS, Field.RETAINED_LINES)),
    ARTIFACT_CLOSED("artifact.closed", new EventSchema().needs(Field.SUGGESTION_ID)),
    QUERY_SUBMITTED(
            "query.submitted",
            new EventSchema()
                    .needs(Field.INTERACTION_ID)
                    .may(TEXT, Field.TEXT, Field.FINGERPRINT)
                    .needsOne(Field.TEXT, Field.FINGERPRINT)
                    .may(BOOLEAN, Field.INSTRUCTION)),
    ANSWER_REGENERATED(
            "answer.regenerated",
            new EventSchema().needs(Field.INTERACTION_ID).may(TEXT, Field.REASON)),
    GENERATION_COMPLETED(
            "generation.completed",
            new EventSchema()
                    .needs(Field.INTERACTION_ID)
                    .needs(TEXT, Field.RESPONSE_ID)
                    .may(oneOf("ok", "error"), Field.STATUS)
                    .may(TEXT, Field.ERROR_TYPE, Field.PREDICTED_INTENT)
                    .may(COUNT, Field.LATENCY_MS, Field.TTFT_MS)
                    .may(COUNT, Field.INPUT_TOKENS, Field.OUTPUT_TOKENS)
                    .may(COUNT, Field.CACHED_TOKENS, Field.REASONING_TOKENS)
                    .may(AMOUNT, Field.COST_USD)
                    .may(SHARE, Field.CONFIDENCE)),
    FEEDBACK_GIVEN("feedback.given", feedback()),
    SURVEY_SHOWN("survey.shown", feedback()),
    TASK_STARTED(
            "task.started",
            new EventSchema()
                    .needs(Field.TASK_ID)
                    .may(TEXT, Field.SUCCESS_DEFINITION)
                    .may(AMOUNT, Field.BASELINE_SECONDS)),
    TASK_ENDED(
            "task.ended",
            new EventSchema()
                    .needs(Field.TASK_ID)
                    .needs(oneOf("success", "failure", "abandoned"), Field.OUTCOME)
                    .may(SHARE, Field.QUALITY)
                    .may(FINITE, Field.VALUE_USD)),
    OUTCOME_REVERSED(
            "outcome.reversed", new EventSchema().needs(Field.TASK_ID).may(TEXT, Field.REASON)),
    CONVERSATION_OPENED("conversation.opened", conversation()),
    CONVERSATION_CLOSED("conversation.closed", conversation()),
    CONVERSATION_REOPENED("conversation.reopened", conversation()),
    ESCALATION_REQUESTED("escalation.requested", escalation()),
    HANDOFF_COMPLETED("handoff.completed", escalation()),
    DECISION_OVERRIDDEN(
            "decision.overridden",
            new EventSchema()
                    .needs(Field.TASK_ID)
                    .may(TEXT, Field.FIELD)
                    .may(SHARE, Field.CONFIDENCE)),
    EVALUATION_RECORDED(
            "evaluation.recorded",
            new EventSchema()
                    .needs(Field.INTERACTION_ID)
                    .needs(TEXT, Field.NAME)
                    .may(SHARE, Field.VALUE)
                    .may(TEXT, Field.LABEL)
                    .may(oneOf("auto", "human", "user"), Field.EVALUATOR)
                    .may(PROBABILITY, Field.SAMPLE_PROBABILITY)),
    REVIEW_COMPLETED(
            "review.completed",
            new EventSchema()
                    .needsOneId(Field.INTERACTION_ID, Field.TASK_ID)
                    .may(BOOLEAN, Field.PASSED)
                    .may(AMOUNT, Field.MINUTES)),
    SAFETY_TRIGGERED(
            "safety.triggered",
            new EventSchema()
                    .needs(Field.INTERACTION_ID)
                    .may(TEXT, Field.FILTER)
                    .may(BOOLEAN, Field.CONFIRMED_FALSE_POSITIVE)),
    SOURCE_INSPECTED(
            "source.inspected",
            new EventSchema().needs(Field.INTERACTION_ID).may(TEXT, Field.SOURCE_ID)),
    COST_RECORDED(
            "cost.recorded",
            new EventSchema()
                    .needs(AMOUNT, Field.AMOUNT_USD)
                    .needs(
                            oneOf(
                                    "llm",
                                    "retrieval",
                                    "infrastructure",
                                    "human_review",
                                    "support",
                                    "vendor",
                                    "other"),
                            Field.COST_KIND)),
    ELIGIBILITY_SET(
            "eligibility.set",
            new EventSchema().needs(Field.FEATURE).needs(BOOLEAN, Field.ELIGIBLE)),
    FEATURE_INVOKED("feature.invoked", new EventSchema().needs(Field.FEATURE)),
    OPPORTUNITY_SEEN("opportunity.seen", new EventSchema().needs(Field.FEATURE)),
    USER_ACTIVE("user.active", new EventSchema().needs(Field.FEATURE)),
    EXPERIMENT_EXPOSED(
            "experiment.exposed", new EventSchema().needs(Field.EXPERIMENT, Field.VARIANT)),
    CONVERSION_RECORDED("conversion.recorded", new EventSchema().may(FINITE, Field.VALUE_USD)),
    TICKET_OPENED("ticket.opened", ticket()),
    INCIDENT_OPENED("incident.opened", ticket()),
    INCIDENT_RESOLVED("incident.resolved", ticket()),
    USER_ERASED("user.erased", new EventSchema());

    static final List<EventType> ALL = List.of(values());

    /** Finds an ordinal by the bytes of a name. */
    static final NameTable TABLE =
            new NameTable(Arrays.stream(values()).map(EventType::label).toList());

    private final String label;
    private final EventSchema schema;

    EventType(String label, EventSchema schema) {
        this.label = label;
        this.schema = schema;
    }

    /** As it stands in events: {@code suggestion.shown}. */
    String label() {
        return label;
    }

    EventSchema schema() {
        return schema;
    }

    private static EventSchema feedback() {
        return new EventSchema()
                .needsOneId(Field.INTERACTION_ID, Field.SUGGESTION_ID, Field.TASK_ID)
                .needs(oneOf("thumb", "star", "csat", "report"), Field.KIND)
                .may(FINITE, Field.VALUE, Field.SCALE_MIN, Field.SCALE_MAX)
                .may(TEXT, Field.FAILURE_MODE);
    }

    private static EventSchema conversation() {
        return new EventSchema()
                .needs(Field.CONVERSATION_ID)
                .may(oneOf("user", "llm", "timeout"), Field.VERIFIED_BY)
                .may(BOOLEAN, Field.ELIGIBLE);
    }

    private static EventSchema escalation() {
        return new EventSchema()
                .needs(Field.CONVERSATION_ID)
                .may(TEXT, Field.REASON)
                .may(AMOUNT, Field.HUMAN_SECONDS);
    }

    private static EventSchema ticket() {
        return new EventSchema()
                .withoutUser()
                .needs(TEXT, Field.TICKET_ID)
                .may(
                        oneOf(
                                "incorrect_output",
                                "unsupported_claim",
                                "bad_citation",
                                "wrong_tone",
                                "permission_issue",
                                "slow_response",
                                "unexpected_cost",
                                "policy_confusion",
                                "behaviour_changed",
                                "cannot_correct",
                                "review_problem"),
                        Field.FAILURE_MODE);
    }
}
