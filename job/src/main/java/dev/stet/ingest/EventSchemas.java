package dev.stet.ingest;

import static dev.stet.ingest.Check.AMOUNT;
import static dev.stet.ingest.Check.BOOLEAN;
import static dev.stet.ingest.Check.COUNT;
import static dev.stet.ingest.Check.FINITE;
import static dev.stet.ingest.Check.ID;
import static dev.stet.ingest.Check.MILLIS;
import static dev.stet.ingest.Check.PROBABILITY;
import static dev.stet.ingest.Check.SHARE;
import static dev.stet.ingest.Check.STRING;
import static dev.stet.ingest.Check.TEXT;
import static dev.stet.ingest.Check.oneOf;

import dev.stet.contract.EventType;
import dev.stet.contract.Value;
import dev.stet.ingest.json.Field;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** For every event type of the contract, the fields that mean something to it. */
final class EventSchemas {

    private static final Check FAILURE_MODES = oneOf(Value.FAILURE_MODE);

    private static final EventSchema[] ALL = all();

    private EventSchemas() {}

    static EventSchema of(EventType type) {
        return ALL[type.ordinal()];
    }

    private static EventSchema[] all() {
        Map<EventType, EventSchema> schemas = new EnumMap<>(EventType.class);
        suggestions(schemas);
        interactions(schemas);
        tasks(schemas);
        conversations(schemas);
        people(schemas);
        tickets(schemas);
        return Arrays.stream(EventType.values())
                .map(type -> Objects.requireNonNull(schemas.get(type), type::label))
                .toArray(EventSchema[]::new);
    }

    private static void suggestions(Map<EventType, EventSchema> schemas) {
        schemas.put(
                EventType.SUGGESTION_SHOWN,
                new EventSchema()
                        .needs(Field.SUGGESTION_ID)
                        .may(COUNT, Field.CHARS, Field.LINES)
                        .may(MILLIS, Field.VISIBLE_MS, Field.LATENCY_MS)
                        .may(TEXT, Field.TEXT));
        schemas.put(
                EventType.SUGGESTION_ACCEPTED,
                new EventSchema()
                        .needs(Field.SUGGESTION_ID)
                        .may(oneOf(Value.METHOD), Field.METHOD)
                        .may(COUNT, Field.CHARS, Field.LINES)
                        .may(TEXT, Field.TEXT));
        schemas.put(EventType.SUGGESTION_REJECTED, new EventSchema().needs(Field.SUGGESTION_ID));
        schemas.put(
                EventType.CONTENT_EDITED,
                new EventSchema()
                        .needs(Field.SUGGESTION_ID)
                        .may(SHARE, Field.DISTANCE)
                        .may(TEXT, Field.TEXT)
                        .may(BOOLEAN, Field.REMOVED)
                        .may(COUNT, Field.RETAINED_CHARS, Field.RETAINED_LINES)
                        .also(EventRules::edit));
        schemas.put(EventType.ARTIFACT_CLOSED, new EventSchema().needs(Field.SUGGESTION_ID));
    }

    private static void interactions(Map<EventType, EventSchema> schemas) {
        schemas.put(
                EventType.QUERY_SUBMITTED,
                new EventSchema()
                        .needs(Field.INTERACTION_ID)
                        .may(TEXT, Field.TEXT)
                        .may(STRING, Field.FINGERPRINT)
                        .may(BOOLEAN, Field.INSTRUCTION)
                        .also(EventRules::query));
        schemas.put(EventType.ANSWER_REGENERATED, new EventSchema().needs(Field.INTERACTION_ID));
        schemas.put(
                EventType.GENERATION_COMPLETED,
                new EventSchema()
                        .withoutUser()
                        .needs(Field.INTERACTION_ID)
                        .needs(ID, Field.RESPONSE_ID)
                        .may(oneOf(Value.STATUS), Field.STATUS)
                        .may(STRING, Field.ERROR_TYPE, Field.PREDICTED_INTENT)
                        .may(MILLIS, Field.LATENCY_MS, Field.TTFT_MS)
                        .may(COUNT, Field.INPUT_TOKENS, Field.OUTPUT_TOKENS)
                        .may(COUNT, Field.CACHED_TOKENS, Field.CACHE_WRITE_TOKENS)
                        .may(COUNT, Field.REASONING_TOKENS)
                        .may(AMOUNT, Field.COST_USD)
                        .may(SHARE, Field.CONFIDENCE)
                        .also(EventRules::generation));
        schemas.put(
                EventType.FEEDBACK_GIVEN,
                feedback().may(FINITE, Field.VALUE).also(EventRules::feedback));
        schemas.put(EventType.SURVEY_SHOWN, feedback().also(EventRules::survey));
        schemas.put(
                EventType.EVALUATION_RECORDED,
                new EventSchema()
                        .withoutUser()
                        .needs(Field.INTERACTION_ID)
                        .needs(ID, Field.NAME)
                        .may(SHARE, Field.VALUE)
                        .may(STRING, Field.LABEL)
                        .may(oneOf(Value.EVALUATOR), Field.EVALUATOR)
                        .may(PROBABILITY, Field.SAMPLE_PROBABILITY));
        schemas.put(
                EventType.REVIEW_COMPLETED,
                new EventSchema()
                        .withoutUser()
                        .needsOneId(Field.INTERACTION_ID, Field.TASK_ID)
                        .may(BOOLEAN, Field.PASSED)
                        .may(AMOUNT, Field.MINUTES));
        schemas.put(
                EventType.SAFETY_TRIGGERED,
                new EventSchema()
                        .withoutUser()
                        .needs(Field.INTERACTION_ID)
                        .may(ID, Field.FILTER)
                        .may(oneOf(Value.ACTION), Field.ACTION)
                        .may(BOOLEAN, Field.CONFIRMED_FALSE_POSITIVE));
        schemas.put(
                EventType.SOURCE_INSPECTED,
                new EventSchema().needs(Field.INTERACTION_ID).may(ID, Field.SOURCE_ID));
        schemas.put(
                EventType.COST_RECORDED,
                new EventSchema()
                        .withoutUser()
                        .needs(AMOUNT, Field.AMOUNT_USD)
                        .needs(oneOf(Value.COST_KIND), Field.COST_KIND));
    }

    private static void tasks(Map<EventType, EventSchema> schemas) {
        schemas.put(
                EventType.TASK_STARTED,
                new EventSchema()
                        .needs(Field.TASK_ID)
                        .may(STRING, Field.SUCCESS_DEFINITION)
                        .may(AMOUNT, Field.BASELINE_SECONDS, Field.BASELINE_USD));
        schemas.put(
                EventType.TASK_ENDED,
                new EventSchema()
                        .needs(Field.TASK_ID)
                        .needs(oneOf(Value.OUTCOME), Field.OUTCOME)
                        .may(SHARE, Field.QUALITY)
                        .may(AMOUNT, Field.VALUE_USD));
        schemas.put(
                EventType.OUTCOME_REVERSED, new EventSchema().withoutUser().needs(Field.TASK_ID));
        schemas.put(
                EventType.DECISION_MADE,
                new EventSchema().needs(Field.TASK_ID, Field.FIELD).may(SHARE, Field.CONFIDENCE));
        schemas.put(
                EventType.DECISION_OVERRIDDEN,
                new EventSchema().withoutUser().needs(Field.TASK_ID).may(SHARE, Field.CONFIDENCE));
    }

    private static void conversations(Map<EventType, EventSchema> schemas) {
        schemas.put(
                EventType.CONVERSATION_OPENED,
                new EventSchema().needs(Field.CONVERSATION_ID).may(BOOLEAN, Field.ELIGIBLE));
        schemas.put(EventType.CONVERSATION_CLOSED, closing());
        schemas.put(EventType.CONVERSATION_REOPENED, closing());
        schemas.put(EventType.ESCALATION_REQUESTED, escalation());
        schemas.put(EventType.HANDOFF_COMPLETED, escalation());
    }

    private static void people(Map<EventType, EventSchema> schemas) {
        schemas.put(
                EventType.ELIGIBILITY_SET,
                new EventSchema().needs(Field.FEATURE).needs(BOOLEAN, Field.ELIGIBLE));
        schemas.put(EventType.FEATURE_INVOKED, new EventSchema().needs(Field.FEATURE));
        schemas.put(EventType.OPPORTUNITY_SEEN, new EventSchema().needs(Field.FEATURE));
        schemas.put(EventType.USER_ACTIVE, new EventSchema());
        schemas.put(
                EventType.EXPERIMENT_EXPOSED,
                new EventSchema().needs(Field.EXPERIMENT, Field.VARIANT));
        schemas.put(
                EventType.CONVERSION_RECORDED,
                new EventSchema()
                        .may(AMOUNT, Field.VALUE_USD)
                        .may(oneOf(Value.CONVERSION_KIND), Field.CONVERSION_KIND));
        schemas.put(EventType.USER_ERASED, new EventSchema());
    }

    private static void tickets(Map<EventType, EventSchema> schemas) {
        schemas.put(EventType.TICKET_OPENED, ticket());
        schemas.put(EventType.INCIDENT_OPENED, ticket());
        schemas.put(
                EventType.TICKET_RESOLVED,
                new EventSchema().withoutUser().needs(ID, Field.TICKET_ID));
        schemas.put(
                EventType.INCIDENT_RESOLVED,
                new EventSchema().withoutUser().needs(ID, Field.TICKET_ID));
    }

    private static EventSchema feedback() {
        return new EventSchema()
                .withoutUser()
                .needsOneId(
                        Field.INTERACTION_ID,
                        Field.SUGGESTION_ID,
                        Field.TASK_ID,
                        Field.CONVERSATION_ID,
                        Field.FEATURE)
                .needs(oneOf(Value.KIND), Field.KIND)
                .may(FINITE, Field.SCALE_MIN, Field.SCALE_MAX)
                .may(FAILURE_MODES, Field.FAILURE_MODE);
    }

    private static EventSchema closing() {
        return new EventSchema()
                .withoutUser()
                .needs(Field.CONVERSATION_ID)
                .may(oneOf(Value.VERIFIED_BY), Field.VERIFIED_BY);
    }

    private static EventSchema escalation() {
        return new EventSchema()
                .withoutUser()
                .needs(Field.CONVERSATION_ID)
                .may(AMOUNT, Field.HUMAN_SECONDS);
    }

    private static EventSchema ticket() {
        return new EventSchema()
                .withoutUser()
                .needs(ID, Field.TICKET_ID)
                .may(FAILURE_MODES, Field.FAILURE_MODE)
                .may(oneOf(Value.INCIDENT_KIND), Field.INCIDENT_KIND);
    }
}
