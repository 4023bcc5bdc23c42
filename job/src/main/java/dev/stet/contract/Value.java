package dev.stet.contract;

import java.util.List;

/**
 * The payload fields that some subject reads, each as a whole number in its base unit or as text.
 * Append new constants at the end only: state and wire hold ordinals.
 */
public enum Value {
    METHOD("full", "partial", "copy", "insert", "apply", "auto"),
    STATUS("ok", "error", "cancelled"),
    RESPONSE_ID(Form.TEXT),
    LATENCY_MS(Form.MILLIS),
    TTFT_MS(Form.MILLIS),
    INPUT_TOKENS(Form.COUNT),
    OUTPUT_TOKENS(Form.COUNT),
    CACHED_TOKENS(Form.COUNT),
    CACHE_WRITE_TOKENS(Form.COUNT),
    REASONING_TOKENS(Form.COUNT),
    COST_USD(Form.NANO_USD),
    /** Not a field: what the price table gives for a generation without {@link #COST_USD}. */
    TABLE_COST_USD(Form.DERIVED),
    CONFIDENCE(Form.SHARE),
    SUCCESS_DEFINITION(Form.PRESENT),
    BASELINE_SECONDS(Form.SECONDS),
    BASELINE_USD(Form.NANO_USD),
    OUTCOME("success", "failure", "abandoned"),
    QUALITY(Form.SHARE),
    VALUE_USD(Form.NANO_USD),
    FIELD(Form.TEXT),
    PASSED(Form.FLAG),
    MINUTES(Form.MINUTES),
    AMOUNT_USD(Form.NANO_USD),
    COST_KIND(
            "llm",
            "retrieval",
            "infrastructure",
            "human_review",
            "support",
            "vendor",
            "monitoring",
            "eval_maintenance",
            "engineering",
            "other"),
    KIND("thumb", "star", "csat", "likert", "report"),
    FILTER(Form.TEXT),
    /** Not a field: a rating, converted to a scale from 1 to 5, in ten-thousandths. */
    RATING(Form.DERIVED),
    FEATURE(Form.TEXT),
    ELIGIBLE(Form.FLAG),
    VERIFIED_BY("user", "llm", "timeout"),
    HUMAN_SECONDS(Form.SECONDS),
    PREDICTED_INTENT(Form.TEXT),
    /** Of an evaluation: one of those that count. */
    NAME(
            Form.KNOWN_NAME,
            "relevance",
            "accuracy",
            "completeness",
            "tone",
            "downstream",
            "hallucination",
            "harmful",
            "policy",
            "citation",
            "intent",
            "classification"),
    /** Of an evaluation. */
    VALUE(Form.SHARE),
    LABEL(Form.TEXT),
    /** In the order in which they are preferred. */
    EVALUATOR("auto", "human", "user"),
    SAMPLE_PROBABILITY(Form.WEIGHT),
    ACTION("flagged", "blocked"),
    CONFIRMED_FALSE_POSITIVE(Form.FLAG),
    FAILURE_MODE(
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
    INCIDENT_KIND(
            "model_regression",
            "prompt_regression",
            "retrieval_regression",
            "vendor_drift",
            "eval_failure",
            "outage",
            "other"),
    CONVERSION_KIND("purchase", "renewal", "expansion", "refund", "other");

    /** How a field becomes a whole number; {@code families.md}, rule 5. */
    public enum Form {
        /** As it stands. */
        COUNT,
        /** Milliseconds, rounded half up. */
        MILLIS,
        /** Milliseconds, of seconds, rounded half up. */
        SECONDS,
        /** Milliseconds, of minutes, rounded half up. */
        MINUTES,
        /** Billionths of a US dollar, rounded half up. */
        NANO_USD,
        /** Ten-thousandths, rounded half up. */
        SHARE,
        /** Thousandths of 1 ÷ the field, rounded half up. */
        WEIGHT,
        /** 1 for true, 0 for false. */
        FLAG,
        /** 1 where the field holds anything. */
        PRESENT,
        /** The index among {@link Value#names()}. */
        NAME,
        /** The same; absent where the field holds anything else. */
        KNOWN_NAME,
        /** Text, no number. */
        TEXT,
        /** A number that ingest works out. */
        DERIVED
    }

    private static final Value[] ALL = values();

    private final Form form;
    private final List<String> names;

    Value(String... names) {
        this(Form.NAME, names);
    }

    Value(Form form, String... names) {
        this.form = form;
        this.names = List.of(names);
    }

    public static Value at(int ordinal) {
        return ALL[ordinal];
    }

    public Form form() {
        return form;
    }

    /** What a field that holds a name may hold, by the number that stands for it. */
    public List<String> names() {
        return names;
    }

    /**
     * The number that stands for a name.
     *
     * @throws IllegalArgumentException where the field may hold no such name
     */
    public long code(String name) {
        int code = names.indexOf(name);
        if (code < 0) {
            throw new IllegalArgumentException("%s is never %s".formatted(this, name));
        }
        return code;
    }

    boolean isText() {
        return form == Form.TEXT;
    }

    /** One bit, distinct among the values. */
    public long bit() {
        return 1L << ordinal();
    }

    /** The bits of these values. */
    public static long bits(Value... values) {
        long bits = 0;
        for (Value value : values) {
            bits |= value.bit();
        }
        return bits;
    }
}
