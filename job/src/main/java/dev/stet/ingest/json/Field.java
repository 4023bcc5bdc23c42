package dev.stet.ingest.json;

import dev.stet.contract.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Every field of the event contract. Those that every event may carry stand first, the dimensions
 * among them in the order of {@link Dimension}; within a record they are checked in this order.
 */
public enum Field {
    EVENT_ID,
    EVENT_TYPE,
    EVENT_TIME,
    USER_ID,
    TENANT_ID,
    CONVERSATION_ID,
    INTERACTION_ID,
    SUGGESTION_ID,
    TASK_ID,
    FEATURE,
    WORKFLOW,
    SURFACE,
    MODEL,
    ROUTE,
    PROMPT_VERSION,
    EXPERIMENT,
    VARIANT,
    CUSTOMER_TYPE,
    RISK_LEVEL,
    LANGUAGE,
    REGION,
    DATA_SOURCE,
    PERMISSION_SETUP,
    REVIEW_MODE,
    HANDLED_BY,
    TIER,
    DIFFICULTY,
    USER_TENURE,
    OUTPUT_TYPE,
    FIELD,
    QUESTION_ID,
    REASON,
    FAILURE_MODE,
    CHARS,
    LINES,
    TEXT,
    VISIBLE_MS,
    LATENCY_MS,
    METHOD,
    DISTANCE,
    REMOVED,
    RETAINED_CHARS,
    RETAINED_LINES,
    FINGERPRINT,
    INSTRUCTION,
    RESPONSE_ID,
    STATUS,
    ERROR_TYPE,
    TTFT_MS,
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    CACHED_TOKENS,
    CACHE_WRITE_TOKENS,
    REASONING_TOKENS,
    COST_USD,
    CONFIDENCE,
    PREDICTED_INTENT,
    KIND,
    VALUE,
    SCALE_MIN,
    SCALE_MAX,
    SUCCESS_DEFINITION,
    BASELINE_SECONDS,
    BASELINE_USD,
    OUTCOME,
    QUALITY,
    VALUE_USD,
    VERIFIED_BY,
    ELIGIBLE,
    HUMAN_SECONDS,
    NAME,
    LABEL,
    EVALUATOR,
    SAMPLE_PROBABILITY,
    PASSED,
    MINUTES,
    FILTER,
    ACTION,
    CONFIRMED_FALSE_POSITIVE,
    SOURCE_ID,
    AMOUNT_USD,
    COST_KIND,
    CONVERSION_KIND,
    TICKET_ID,
    INCIDENT_KIND;

    /** How many fields every event may carry; the others belong to some types only. */
    public static final int COMMON = FAILURE_MODE.ordinal() + 1;

    public static final List<Field> ALL = List.of(values());

    /** Finds an ordinal by the bytes of a name. */
    public static final NameTable TABLE =
            new NameTable(Arrays.stream(values()).map(Field::label).toList());

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As it stands in events: {@code prompt_version}. */
    public String label() {
        return label;
    }

    public boolean isCommon() {
        return ordinal() < COMMON;
    }

    /** One bit, distinct among the common fields, and among the others. */
    public long bit() {
        return bit(ordinal());
    }

    public static long bit(int ordinal) {
        return 1L << (ordinal < COMMON ? ordinal : ordinal - COMMON);
    }

    /** The field that holds a dimension; never {@link Dimension#SOURCE}, which no event carries. */
    public static int ordinalOf(Dimension dimension) {
        return FEATURE.ordinal() + dimension.ordinal();
    }
}
