package dev.stet.contract;

import java.util.Locale;

/** What a KPI can be segmented by. Append new constants at the end only: state stores ordinals. */
public enum Dimension {
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
    /** Where a record came from, a topic or a file; made by ingest, for {@code ingest_kpi} only. */
    SOURCE;

    public static final String UNKNOWN = "unknown";

    private final String column = name().toLowerCase(Locale.ROOT);

    /** The name in events, in segment sets and in SQL: {@code prompt_version}. */
    public String column() {
        return column;
    }
}
