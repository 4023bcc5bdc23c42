-- KPI       suggestion_kpi
-- Question  Are suggestions accepted, and are they still there 30, 120, 300 and 600 s later?
-- Grain     one row per version of (tenant_id, grain, window_start, segment_by, segment); use the
--           final row of a key, or without one the greatest version
-- Reads     suggestion_rollup
-- Units     counts of suggestions, of characters (code points) and of lines; histograms of seconds
--           as bucket:count pairs, for SURVIVAL_AT; metrics: docs/metrics.md, each NULL where its
--           denominator is 0; _low and _high: 95 % interval, NULL for no proportion:
--           docs/statistics.md
-- Caveat    a cohort is what was first shown in the window; a provisional row counts an accepted
--           suggestion as still there until an event says otherwise, and leaves ignored and the
--           five parts of what was shown NULL
--           Generated from the registry of metrics by GeneratedSqlTest
CREATE TEMPORARY VIEW suggestion_kpi
COMMENT 'Counts and rates of suggestions, by the window in which they were first shown' AS
SELECT
    tenant_id,
    grain,
    window_start,
    window_end,
    segment_by,
    segment,
    maturity,
    version,
    TO_TIMESTAMP_LTZ(watermark_millis, 3)                   AS `watermark`,

    -- Sums over windows and segments
    shown,
    accepted,
    rejected,
    CASE WHEN maturity = 'final' THEN shown - accepted - rejected END
        AS ignored,
    shown_chars,
    accepted_chars,

    -- Sums, 30 s after the accept
    observed_30s,
    unobserved_30s,
    present_30s,
    unchanged_30s,
    mostly_unchanged_30s,
    retained_chars_30s,
    observed_chars_30s,

    -- Sums, 120 s after the accept
    observed_120s,
    unobserved_120s,
    present_120s,
    unchanged_120s,
    mostly_unchanged_120s,
    retained_chars_120s,
    observed_chars_120s,

    -- Sums, 300 s after the accept
    observed_300s,
    unobserved_300s,
    present_300s,
    unchanged_300s,
    mostly_unchanged_300s,
    retained_chars_300s,
    observed_chars_300s,

    -- Sums, 600 s after the accept
    observed_600s,
    unobserved_600s,
    present_600s,
    unchanged_600s,
    mostly_unchanged_600s,
    retained_chars_600s,
    observed_chars_600s,

    -- Sums over windows and segments
    shown_lines,
    accepted_lines,
    viewed,
    glanced,
    auto_accepted,
    followed,
    early_accepts,

    -- Sums, 30 s after the accept
    retained_lines_30s,
    observed_lines_30s,

    -- Sums, 120 s after the accept
    retained_lines_120s,
    observed_lines_120s,

    -- Sums, 300 s after the accept
    retained_lines_300s,
    observed_lines_300s,

    -- Sums, 600 s after the accept
    retained_lines_600s,
    observed_lines_600s,

    -- Histograms, to merge over rows
    removed_after_histogram,
    closed_after_histogram,

    -- How many of the suggestions shown were accepted?
    CAST(accepted AS DOUBLE) / NULLIF(shown, 0)             AS acceptance_rate,
    COALESCE(CLUSTERED_INTERVAL(accepted_clusters, shown_clusters).low, WILSON_LOWER(accepted,
        shown))
        AS acceptance_rate_low,
    COALESCE(CLUSTERED_INTERVAL(accepted_clusters, shown_clusters).high, WILSON_UPPER(accepted,
        shown))
        AS acceptance_rate_high,

    -- How many of the suggestions that were not accepted by a machine did people accept?
    CAST(accepted - auto_accepted AS DOUBLE) / NULLIF(shown - auto_accepted, 0)
        AS manual_acceptance_rate,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(accepted_clusters, auto_accepted_clusters),
        CLUSTER_SUBTRACT(shown_clusters, auto_accepted_clusters)).low, WILSON_LOWER(accepted -
        auto_accepted, shown - auto_accepted))
        AS manual_acceptance_rate_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(accepted_clusters, auto_accepted_clusters),
        CLUSTER_SUBTRACT(shown_clusters, auto_accepted_clusters)).high, WILSON_UPPER(accepted -
        auto_accepted, shown - auto_accepted))
        AS manual_acceptance_rate_high,

    -- How many of the observed accepts were still there after 30 s?
    CAST(present_30s AS DOUBLE) / NULLIF(observed_30s, 0)   AS persistence_rate_30s,
    COALESCE(CLUSTERED_INTERVAL(present_30s_clusters, observed_30s_clusters).low,
        WILSON_LOWER(present_30s, observed_30s))
        AS persistence_rate_30s_low,
    COALESCE(CLUSTERED_INTERVAL(present_30s_clusters, observed_30s_clusters).high,
        WILSON_UPPER(present_30s, observed_30s))
        AS persistence_rate_30s_high,

    -- How many of the observed accepts had not one character changed after 30 s?
    CAST(unchanged_30s AS DOUBLE) / NULLIF(observed_30s, 0) AS unchanged_rate_30s,
    COALESCE(CLUSTERED_INTERVAL(unchanged_30s_clusters, observed_30s_clusters).low,
        WILSON_LOWER(unchanged_30s, observed_30s))
        AS unchanged_rate_30s_low,
    COALESCE(CLUSTERED_INTERVAL(unchanged_30s_clusters, observed_30s_clusters).high,
        WILSON_UPPER(unchanged_30s, observed_30s))
        AS unchanged_rate_30s_high,

    -- How many of the observed accepts had less than a third changed after 30 s?
    CAST(mostly_unchanged_30s AS DOUBLE) / NULLIF(observed_30s, 0)
        AS mostly_unchanged_rate_30s,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_30s_clusters, observed_30s_clusters).low,
        WILSON_LOWER(mostly_unchanged_30s, observed_30s))
        AS mostly_unchanged_rate_30s_low,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_30s_clusters, observed_30s_clusters).high,
        WILSON_UPPER(mostly_unchanged_30s, observed_30s))
        AS mostly_unchanged_rate_30s_high,

    -- How many of the suggestions shown were accepted and still there after 30 s?
    CAST(present_30s AS DOUBLE) / NULLIF(shown, 0)          AS kept_rate_30s,
    COALESCE(CLUSTERED_INTERVAL(present_30s_clusters, shown_clusters).low,
        WILSON_LOWER(present_30s, shown))
        AS kept_rate_30s_low,
    COALESCE(CLUSTERED_INTERVAL(present_30s_clusters, shown_clusters).high,
        WILSON_UPPER(present_30s, shown))
        AS kept_rate_30s_high,

    -- How much of the accepted text was still there after 30 s, by characters?
    CAST(retained_chars_30s AS DOUBLE) / NULLIF(observed_chars_30s, 0)
        AS char_persistence_30s,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_30s_low,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_30s_high,

    -- How much of the accepted text was still there after 30 s, by lines?
    CAST(retained_lines_30s AS DOUBLE) / NULLIF(observed_lines_30s, 0)
        AS line_persistence_30s,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_30s_low,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_30s_high,

    -- How many accepts were still there after 30 s, if all that was not observed is gone?
    CAST(present_30s AS DOUBLE) / NULLIF(observed_30s + unobserved_30s, 0)
        AS persistence_rate_30s_if_gone,
    COALESCE(CLUSTERED_INTERVAL(present_30s_clusters, CLUSTER_ADD(observed_30s_clusters,
        unobserved_30s_clusters)).low, WILSON_LOWER(present_30s, observed_30s + unobserved_30s))
        AS persistence_rate_30s_if_gone_low,
    COALESCE(CLUSTERED_INTERVAL(present_30s_clusters, CLUSTER_ADD(observed_30s_clusters,
        unobserved_30s_clusters)).high, WILSON_UPPER(present_30s, observed_30s + unobserved_30s))
        AS persistence_rate_30s_if_gone_high,

    -- How many accepts were still there after 30 s, if all that was not observed is there?
    CAST(present_30s + unobserved_30s AS DOUBLE) / NULLIF(observed_30s + unobserved_30s, 0)
        AS persistence_rate_30s_if_kept,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_30s_clusters, unobserved_30s_clusters),
        CLUSTER_ADD(observed_30s_clusters, unobserved_30s_clusters)).low, WILSON_LOWER(present_30s +
        unobserved_30s, observed_30s + unobserved_30s))
        AS persistence_rate_30s_if_kept_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_30s_clusters, unobserved_30s_clusters),
        CLUSTER_ADD(observed_30s_clusters, unobserved_30s_clusters)).high, WILSON_UPPER(present_30s
        + unobserved_30s, observed_30s + unobserved_30s))
        AS persistence_rate_30s_if_kept_high,

    -- How many of the observed accepts were still there after 120 s?
    CAST(present_120s AS DOUBLE) / NULLIF(observed_120s, 0) AS persistence_rate_120s,
    COALESCE(CLUSTERED_INTERVAL(present_120s_clusters, observed_120s_clusters).low,
        WILSON_LOWER(present_120s, observed_120s))
        AS persistence_rate_120s_low,
    COALESCE(CLUSTERED_INTERVAL(present_120s_clusters, observed_120s_clusters).high,
        WILSON_UPPER(present_120s, observed_120s))
        AS persistence_rate_120s_high,

    -- How many of the observed accepts had not one character changed after 120 s?
    CAST(unchanged_120s AS DOUBLE) / NULLIF(observed_120s, 0)
        AS unchanged_rate_120s,
    COALESCE(CLUSTERED_INTERVAL(unchanged_120s_clusters, observed_120s_clusters).low,
        WILSON_LOWER(unchanged_120s, observed_120s))
        AS unchanged_rate_120s_low,
    COALESCE(CLUSTERED_INTERVAL(unchanged_120s_clusters, observed_120s_clusters).high,
        WILSON_UPPER(unchanged_120s, observed_120s))
        AS unchanged_rate_120s_high,

    -- How many of the observed accepts had less than a third changed after 120 s?
    CAST(mostly_unchanged_120s AS DOUBLE) / NULLIF(observed_120s, 0)
        AS mostly_unchanged_rate_120s,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_120s_clusters, observed_120s_clusters).low,
        WILSON_LOWER(mostly_unchanged_120s, observed_120s))
        AS mostly_unchanged_rate_120s_low,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_120s_clusters, observed_120s_clusters).high,
        WILSON_UPPER(mostly_unchanged_120s, observed_120s))
        AS mostly_unchanged_rate_120s_high,

    -- How many of the suggestions shown were accepted and still there after 120 s?
    CAST(present_120s AS DOUBLE) / NULLIF(shown, 0)         AS kept_rate_120s,
    COALESCE(CLUSTERED_INTERVAL(present_120s_clusters, shown_clusters).low,
        WILSON_LOWER(present_120s, shown))
        AS kept_rate_120s_low,
    COALESCE(CLUSTERED_INTERVAL(present_120s_clusters, shown_clusters).high,
        WILSON_UPPER(present_120s, shown))
        AS kept_rate_120s_high,

    -- How much of the accepted text was still there after 120 s, by characters?
    CAST(retained_chars_120s AS DOUBLE) / NULLIF(observed_chars_120s, 0)
        AS char_persistence_120s,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_120s_low,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_120s_high,

    -- How much of the accepted text was still there after 120 s, by lines?
    CAST(retained_lines_120s AS DOUBLE) / NULLIF(observed_lines_120s, 0)
        AS line_persistence_120s,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_120s_low,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_120s_high,

    -- How many accepts were still there after 120 s, if all that was not observed is gone?
    CAST(present_120s AS DOUBLE) / NULLIF(observed_120s + unobserved_120s, 0)
        AS persistence_rate_120s_if_gone,
    COALESCE(CLUSTERED_INTERVAL(present_120s_clusters, CLUSTER_ADD(observed_120s_clusters,
        unobserved_120s_clusters)).low, WILSON_LOWER(present_120s, observed_120s + unobserved_120s))
        AS persistence_rate_120s_if_gone_low,
    COALESCE(CLUSTERED_INTERVAL(present_120s_clusters, CLUSTER_ADD(observed_120s_clusters,
        unobserved_120s_clusters)).high, WILSON_UPPER(present_120s, observed_120s +
        unobserved_120s))
        AS persistence_rate_120s_if_gone_high,

    -- How many accepts were still there after 120 s, if all that was not observed is there?
    CAST(present_120s + unobserved_120s AS DOUBLE) / NULLIF(observed_120s + unobserved_120s, 0)
        AS persistence_rate_120s_if_kept,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_120s_clusters, unobserved_120s_clusters),
        CLUSTER_ADD(observed_120s_clusters, unobserved_120s_clusters)).low,
        WILSON_LOWER(present_120s + unobserved_120s, observed_120s + unobserved_120s))
        AS persistence_rate_120s_if_kept_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_120s_clusters, unobserved_120s_clusters),
        CLUSTER_ADD(observed_120s_clusters, unobserved_120s_clusters)).high,
        WILSON_UPPER(present_120s + unobserved_120s, observed_120s + unobserved_120s))
        AS persistence_rate_120s_if_kept_high,

    -- How many of the observed accepts were still there after 300 s?
    CAST(present_300s AS DOUBLE) / NULLIF(observed_300s, 0) AS persistence_rate_300s,
    COALESCE(CLUSTERED_INTERVAL(present_300s_clusters, observed_300s_clusters).low,
        WILSON_LOWER(present_300s, observed_300s))
        AS persistence_rate_300s_low,
    COALESCE(CLUSTERED_INTERVAL(present_300s_clusters, observed_300s_clusters).high,
        WILSON_UPPER(present_300s, observed_300s))
        AS persistence_rate_300s_high,

    -- How many of the observed accepts had not one character changed after 300 s?
    CAST(unchanged_300s AS DOUBLE) / NULLIF(observed_300s, 0)
        AS unchanged_rate_300s,
    COALESCE(CLUSTERED_INTERVAL(unchanged_300s_clusters, observed_300s_clusters).low,
        WILSON_LOWER(unchanged_300s, observed_300s))
        AS unchanged_rate_300s_low,
    COALESCE(CLUSTERED_INTERVAL(unchanged_300s_clusters, observed_300s_clusters).high,
        WILSON_UPPER(unchanged_300s, observed_300s))
        AS unchanged_rate_300s_high,

    -- How many of the observed accepts had less than a third changed after 300 s?
    CAST(mostly_unchanged_300s AS DOUBLE) / NULLIF(observed_300s, 0)
        AS mostly_unchanged_rate_300s,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_300s_clusters, observed_300s_clusters).low,
        WILSON_LOWER(mostly_unchanged_300s, observed_300s))
        AS mostly_unchanged_rate_300s_low,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_300s_clusters, observed_300s_clusters).high,
        WILSON_UPPER(mostly_unchanged_300s, observed_300s))
        AS mostly_unchanged_rate_300s_high,

    -- How many of the suggestions shown were accepted and still there after 300 s?
    CAST(present_300s AS DOUBLE) / NULLIF(shown, 0)         AS kept_rate_300s,
    COALESCE(CLUSTERED_INTERVAL(present_300s_clusters, shown_clusters).low,
        WILSON_LOWER(present_300s, shown))
        AS kept_rate_300s_low,
    COALESCE(CLUSTERED_INTERVAL(present_300s_clusters, shown_clusters).high,
        WILSON_UPPER(present_300s, shown))
        AS kept_rate_300s_high,

    -- How much of the accepted text was still there after 300 s, by characters?
    CAST(retained_chars_300s AS DOUBLE) / NULLIF(observed_chars_300s, 0)
        AS char_persistence_300s,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_300s_low,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_300s_high,

    -- How much of the accepted text was still there after 300 s, by lines?
    CAST(retained_lines_300s AS DOUBLE) / NULLIF(observed_lines_300s, 0)
        AS line_persistence_300s,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_300s_low,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_300s_high,

    -- How many accepts were still there after 300 s, if all that was not observed is gone?
    CAST(present_300s AS DOUBLE) / NULLIF(observed_300s + unobserved_300s, 0)
        AS persistence_rate_300s_if_gone,
    COALESCE(CLUSTERED_INTERVAL(present_300s_clusters, CLUSTER_ADD(observed_300s_clusters,
        unobserved_300s_clusters)).low, WILSON_LOWER(present_300s, observed_300s + unobserved_300s))
        AS persistence_rate_300s_if_gone_low,
    COALESCE(CLUSTERED_INTERVAL(present_300s_clusters, CLUSTER_ADD(observed_300s_clusters,
        unobserved_300s_clusters)).high, WILSON_UPPER(present_300s, observed_300s +
        unobserved_300s))
        AS persistence_rate_300s_if_gone_high,

    -- How many accepts were still there after 300 s, if all that was not observed is there?
    CAST(present_300s + unobserved_300s AS DOUBLE) / NULLIF(observed_300s + unobserved_300s, 0)
        AS persistence_rate_300s_if_kept,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_300s_clusters, unobserved_300s_clusters),
        CLUSTER_ADD(observed_300s_clusters, unobserved_300s_clusters)).low,
        WILSON_LOWER(present_300s + unobserved_300s, observed_300s + unobserved_300s))
        AS persistence_rate_300s_if_kept_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_300s_clusters, unobserved_300s_clusters),
        CLUSTER_ADD(observed_300s_clusters, unobserved_300s_clusters)).high,
        WILSON_UPPER(present_300s + unobserved_300s, observed_300s + unobserved_300s))
        AS persistence_rate_300s_if_kept_high,

    -- How many of the observed accepts were still there after 600 s?
    CAST(present_600s AS DOUBLE) / NULLIF(observed_600s, 0) AS persistence_rate_600s,
    COALESCE(CLUSTERED_INTERVAL(present_600s_clusters, observed_600s_clusters).low,
        WILSON_LOWER(present_600s, observed_600s))
        AS persistence_rate_600s_low,
    COALESCE(CLUSTERED_INTERVAL(present_600s_clusters, observed_600s_clusters).high,
        WILSON_UPPER(present_600s, observed_600s))
        AS persistence_rate_600s_high,

    -- How many of the observed accepts had not one character changed after 600 s?
    CAST(unchanged_600s AS DOUBLE) / NULLIF(observed_600s, 0)
        AS unchanged_rate_600s,
    COALESCE(CLUSTERED_INTERVAL(unchanged_600s_clusters, observed_600s_clusters).low,
        WILSON_LOWER(unchanged_600s, observed_600s))
        AS unchanged_rate_600s_low,
    COALESCE(CLUSTERED_INTERVAL(unchanged_600s_clusters, observed_600s_clusters).high,
        WILSON_UPPER(unchanged_600s, observed_600s))
        AS unchanged_rate_600s_high,

    -- How many of the observed accepts had less than a third changed after 600 s?
    CAST(mostly_unchanged_600s AS DOUBLE) / NULLIF(observed_600s, 0)
        AS mostly_unchanged_rate_600s,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_600s_clusters, observed_600s_clusters).low,
        WILSON_LOWER(mostly_unchanged_600s, observed_600s))
        AS mostly_unchanged_rate_600s_low,
    COALESCE(CLUSTERED_INTERVAL(mostly_unchanged_600s_clusters, observed_600s_clusters).high,
        WILSON_UPPER(mostly_unchanged_600s, observed_600s))
        AS mostly_unchanged_rate_600s_high,

    -- How many of the suggestions shown were accepted and still there after 600 s?
    CAST(present_600s AS DOUBLE) / NULLIF(shown, 0)         AS kept_rate_600s,
    COALESCE(CLUSTERED_INTERVAL(present_600s_clusters, shown_clusters).low,
        WILSON_LOWER(present_600s, shown))
        AS kept_rate_600s_low,
    COALESCE(CLUSTERED_INTERVAL(present_600s_clusters, shown_clusters).high,
        WILSON_UPPER(present_600s, shown))
        AS kept_rate_600s_high,

    -- How much of the accepted text was still there after 600 s, by characters?
    CAST(retained_chars_600s AS DOUBLE) / NULLIF(observed_chars_600s, 0)
        AS char_persistence_600s,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_600s_low,
    CAST(NULL AS DOUBLE)                                    AS char_persistence_600s_high,

    -- How much of the accepted text was still there after 600 s, by lines?
    CAST(retained_lines_600s AS DOUBLE) / NULLIF(observed_lines_600s, 0)
        AS line_persistence_600s,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_600s_low,
    CAST(NULL AS DOUBLE)                                    AS line_persistence_600s_high,

    -- How many accepts were still there after 600 s, if all that was not observed is gone?
    CAST(present_600s AS DOUBLE) / NULLIF(observed_600s + unobserved_600s, 0)
        AS persistence_rate_600s_if_gone,
    COALESCE(CLUSTERED_INTERVAL(present_600s_clusters, CLUSTER_ADD(observed_600s_clusters,
        unobserved_600s_clusters)).low, WILSON_LOWER(present_600s, observed_600s + unobserved_600s))
        AS persistence_rate_600s_if_gone_low,
    COALESCE(CLUSTERED_INTERVAL(present_600s_clusters, CLUSTER_ADD(observed_600s_clusters,
        unobserved_600s_clusters)).high, WILSON_UPPER(present_600s, observed_600s +
        unobserved_600s))
        AS persistence_rate_600s_if_gone_high,

    -- How many accepts were still there after 600 s, if all that was not observed is there?
    CAST(present_600s + unobserved_600s AS DOUBLE) / NULLIF(observed_600s + unobserved_600s, 0)
        AS persistence_rate_600s_if_kept,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_600s_clusters, unobserved_600s_clusters),
        CLUSTER_ADD(observed_600s_clusters, unobserved_600s_clusters)).low,
        WILSON_LOWER(present_600s + unobserved_600s, observed_600s + unobserved_600s))
        AS persistence_rate_600s_if_kept_low,
    COALESCE(CLUSTERED_INTERVAL(CLUSTER_ADD(present_600s_clusters, unobserved_600s_clusters),
        CLUSTER_ADD(observed_600s_clusters, unobserved_600s_clusters)).high,
        WILSON_UPPER(present_600s + unobserved_600s, observed_600s + unobserved_600s))
        AS persistence_rate_600s_if_kept_high,

    -- How many of the suggestions shown were accepted and stood unchanged 600 s later?
    CASE WHEN maturity = 'final' THEN CAST(unchanged_600s AS DOUBLE) / NULLIF(shown, 0) END
        AS untouched_rate,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(unchanged_600s_clusters,
        shown_clusters).low, WILSON_LOWER(unchanged_600s, shown)) END
        AS untouched_rate_low,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(unchanged_600s_clusters,
        shown_clusters).high, WILSON_UPPER(unchanged_600s, shown)) END
        AS untouched_rate_high,

    -- How many of the suggestions shown were accepted and had been edited or removed 600 s later?
    CASE WHEN maturity = 'final' THEN CAST(observed_600s - unchanged_600s AS DOUBLE) /
        NULLIF(shown, 0) END
        AS edited_rate,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(observed_600s_clusters,
        unchanged_600s_clusters), shown_clusters).low, WILSON_LOWER(observed_600s - unchanged_600s,
        shown)) END
        AS edited_rate_low,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(observed_600s_clusters,
        unchanged_600s_clusters), shown_clusters).high, WILSON_UPPER(observed_600s - unchanged_600s,
        shown)) END
        AS edited_rate_high,

    -- How many of the suggestions shown were accepted and could not be observed 600 s later?
    CASE WHEN maturity = 'final' THEN CAST(unobserved_600s AS DOUBLE) / NULLIF(shown, 0) END
        AS unobserved_rate,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(unobserved_600s_clusters,
        shown_clusters).low, WILSON_LOWER(unobserved_600s, shown)) END
        AS unobserved_rate_low,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(unobserved_600s_clusters,
        shown_clusters).high, WILSON_UPPER(unobserved_600s, shown)) END
        AS unobserved_rate_high,

    -- How many of the suggestions shown were rejected?
    CASE WHEN maturity = 'final' THEN CAST(rejected AS DOUBLE) / NULLIF(shown, 0) END
        AS rejected_rate,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(rejected_clusters,
        shown_clusters).low, WILSON_LOWER(rejected, shown)) END
        AS rejected_rate_low,
    CASE WHEN maturity = 'final' THEN COALESCE(CLUSTERED_INTERVAL(rejected_clusters,
        shown_clusters).high, WILSON_UPPER(rejected, shown)) END
        AS rejected_rate_high,

    -- How many of the suggestions shown were neither accepted nor rejected?
    CASE WHEN maturity = 'final' THEN CAST(shown - accepted - rejected AS DOUBLE) /
        NULLIF(shown, 0) END
        AS ignored_rate,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(shown_clusters,
        accepted_clusters), rejected_clusters), shown_clusters).low, WILSON_LOWER(shown - accepted -
        rejected, shown)) END
        AS ignored_rate_low,
    CASE WHEN maturity = 'final' THEN
        COALESCE(CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(shown_clusters,
        accepted_clusters), rejected_clusters), shown_clusters).high, WILSON_UPPER(shown - accepted
        - rejected, shown)) END
        AS ignored_rate_high,

    -- Of how many accepts did the 600 s after the accept bring an edit or a close?
    CAST(followed AS DOUBLE) / NULLIF(accepted, 0)          AS followed_rate,
    COALESCE(CLUSTERED_INTERVAL(followed_clusters, accepted_clusters).low,
        WILSON_LOWER(followed, accepted))
        AS followed_rate_low,
    COALESCE(CLUSTERED_INTERVAL(followed_clusters, accepted_clusters).high,
        WILSON_UPPER(followed, accepted))
        AS followed_rate_high,

    -- How many suggestions were visible for less than 750 ms, too short to be read?
    CAST(glanced AS DOUBLE) / NULLIF(viewed, 0)             AS glance_rate,
    COALESCE(CLUSTERED_INTERVAL(glanced_clusters, viewed_clusters).low, WILSON_LOWER(glanced,
        viewed))
        AS glance_rate_low,
    COALESCE(CLUSTERED_INTERVAL(glanced_clusters, viewed_clusters).high, WILSON_UPPER(glanced,
        viewed))
        AS glance_rate_high,

    -- How many accepts were not removed even once within 30 s, if those that were closed went on as
    -- the others did?
    SURVIVAL_AT(removed_after_histogram, closed_after_histogram, accepted, 30)
        AS survival_at_30s,
    SURVIVAL_LOWER(removed_after_histogram, closed_after_histogram, accepted, 30)
        AS survival_at_30s_low,
    SURVIVAL_UPPER(removed_after_histogram, closed_after_histogram, accepted, 30)
        AS survival_at_30s_high,

    -- How many accepts were not removed even once within 120 s, if those that were closed went on
    -- as the others did?
    SURVIVAL_AT(removed_after_histogram, closed_after_histogram, accepted, 120)
        AS survival_at_120s,
    SURVIVAL_LOWER(removed_after_histogram, closed_after_histogram, accepted, 120)
        AS survival_at_120s_low,
    SURVIVAL_UPPER(removed_after_histogram, closed_after_histogram, accepted, 120)
        AS survival_at_120s_high,

    -- How many accepts were not removed even once within 300 s, if those that were closed went on
    -- as the others did?
    SURVIVAL_AT(removed_after_histogram, closed_after_histogram, accepted, 300)
        AS survival_at_300s,
    SURVIVAL_LOWER(removed_after_histogram, closed_after_histogram, accepted, 300)
        AS survival_at_300s_low,
    SURVIVAL_UPPER(removed_after_histogram, closed_after_histogram, accepted, 300)
        AS survival_at_300s_high,

    -- How many accepts were not removed even once within 600 s, if those that were closed went on
    -- as the others did?
    SURVIVAL_AT(removed_after_histogram, closed_after_histogram, accepted, 600)
        AS survival_at_600s,
    SURVIVAL_LOWER(removed_after_histogram, closed_after_histogram, accepted, 600)
        AS survival_at_600s_low,
    SURVIVAL_UPPER(removed_after_histogram, closed_after_histogram, accepted, 600)
        AS survival_at_600s_high,

    -- Sums by bucket of users, to merge over rows
    shown_clusters,
    accepted_clusters,
    rejected_clusters,
    observed_30s_clusters,
    unobserved_30s_clusters,
    present_30s_clusters,
    unchanged_30s_clusters,
    mostly_unchanged_30s_clusters,
    observed_120s_clusters,
    unobserved_120s_clusters,
    present_120s_clusters,
    unchanged_120s_clusters,
    mostly_unchanged_120s_clusters,
    observed_300s_clusters,
    unobserved_300s_clusters,
    present_300s_clusters,
    unchanged_300s_clusters,
    mostly_unchanged_300s_clusters,
    observed_600s_clusters,
    unobserved_600s_clusters,
    present_600s_clusters,
    unchanged_600s_clusters,
    mostly_unchanged_600s_clusters,
    viewed_clusters,
    glanced_clusters,
    auto_accepted_clusters,
    followed_clusters,

    -- How far events of one user are alike
    TRY_CAST(CASE WHEN COALESCE(CLUSTERED_INTERVAL(accepted_clusters,
        shown_clusters).design_effect, CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(accepted_clusters,
        auto_accepted_clusters), CLUSTER_SUBTRACT(shown_clusters,
        auto_accepted_clusters)).design_effect, CLUSTERED_INTERVAL(present_30s_clusters,
        observed_30s_clusters).design_effect, CLUSTERED_INTERVAL(unchanged_30s_clusters,
        observed_30s_clusters).design_effect, CLUSTERED_INTERVAL(mostly_unchanged_30s_clusters,
        observed_30s_clusters).design_effect, CLUSTERED_INTERVAL(present_30s_clusters,
        shown_clusters).design_effect, CLUSTERED_INTERVAL(present_30s_clusters,
        CLUSTER_ADD(observed_30s_clusters, unobserved_30s_clusters)).design_effect,
        CLUSTERED_INTERVAL(CLUSTER_ADD(present_30s_clusters, unobserved_30s_clusters),
        CLUSTER_ADD(observed_30s_clusters, unobserved_30s_clusters)).design_effect,
        CLUSTERED_INTERVAL(present_120s_clusters, observed_120s_clusters).design_effect,
        CLUSTERED_INTERVAL(unchanged_120s_clusters, observed_120s_clusters).design_effect,
        CLUSTERED_INTERVAL(mostly_unchanged_120s_clusters, observed_120s_clusters).design_effect,
        CLUSTERED_INTERVAL(present_120s_clusters, shown_clusters).design_effect,
        CLUSTERED_INTERVAL(present_120s_clusters, CLUSTER_ADD(observed_120s_clusters,
        unobserved_120s_clusters)).design_effect,
        CLUSTERED_INTERVAL(CLUSTER_ADD(present_120s_clusters, unobserved_120s_clusters),
        CLUSTER_ADD(observed_120s_clusters, unobserved_120s_clusters)).design_effect,
        CLUSTERED_INTERVAL(present_300s_clusters, observed_300s_clusters).design_effect,
        CLUSTERED_INTERVAL(unchanged_300s_clusters, observed_300s_clusters).design_effect,
        CLUSTERED_INTERVAL(mostly_unchanged_300s_clusters, observed_300s_clusters).design_effect,
        CLUSTERED_INTERVAL(present_300s_clusters, shown_clusters).design_effect,
        CLUSTERED_INTERVAL(present_300s_clusters, CLUSTER_ADD(observed_300s_clusters,
        unobserved_300s_clusters)).design_effect,
        CLUSTERED_INTERVAL(CLUSTER_ADD(present_300s_clusters, unobserved_300s_clusters),
        CLUSTER_ADD(observed_300s_clusters, unobserved_300s_clusters)).design_effect,
        CLUSTERED_INTERVAL(present_600s_clusters, observed_600s_clusters).design_effect,
        CLUSTERED_INTERVAL(unchanged_600s_clusters, observed_600s_clusters).design_effect,
        CLUSTERED_INTERVAL(mostly_unchanged_600s_clusters, observed_600s_clusters).design_effect,
        CLUSTERED_INTERVAL(present_600s_clusters, shown_clusters).design_effect,
        CLUSTERED_INTERVAL(present_600s_clusters, CLUSTER_ADD(observed_600s_clusters,
        unobserved_600s_clusters)).design_effect,
        CLUSTERED_INTERVAL(CLUSTER_ADD(present_600s_clusters, unobserved_600s_clusters),
        CLUSTER_ADD(observed_600s_clusters, unobserved_600s_clusters)).design_effect, CASE WHEN
        maturity = 'final' THEN CLUSTERED_INTERVAL(unchanged_600s_clusters,
        shown_clusters).design_effect END, CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(observed_600s_clusters, unchanged_600s_clusters),
        shown_clusters).design_effect END, CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(unobserved_600s_clusters, shown_clusters).design_effect END, CASE WHEN
        maturity = 'final' THEN CLUSTERED_INTERVAL(rejected_clusters, shown_clusters).design_effect
        END, CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(shown_clusters, accepted_clusters),
        rejected_clusters), shown_clusters).design_effect END, CLUSTERED_INTERVAL(followed_clusters,
        accepted_clusters).design_effect, CLUSTERED_INTERVAL(glanced_clusters,
        viewed_clusters).design_effect) IS NULL THEN 'independent' ELSE 'clustered' END AS STRING)
        AS interval_basis,
    CLUSTERED_INTERVAL(accepted_clusters, shown_clusters).design_effect
        AS acceptance_rate_deff,
    CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(accepted_clusters, auto_accepted_clusters),
        CLUSTER_SUBTRACT(shown_clusters, auto_accepted_clusters)).design_effect
        AS manual_acceptance_rate_deff,
    CLUSTERED_INTERVAL(present_30s_clusters, observed_30s_clusters).design_effect
        AS persistence_rate_30s_deff,
    CLUSTERED_INTERVAL(unchanged_30s_clusters, observed_30s_clusters).design_effect
        AS unchanged_rate_30s_deff,
    CLUSTERED_INTERVAL(mostly_unchanged_30s_clusters, observed_30s_clusters).design_effect
        AS mostly_unchanged_rate_30s_deff,
    CLUSTERED_INTERVAL(present_30s_clusters, shown_clusters).design_effect
        AS kept_rate_30s_deff,
    CLUSTERED_INTERVAL(present_30s_clusters, CLUSTER_ADD(observed_30s_clusters,
        unobserved_30s_clusters)).design_effect
        AS persistence_rate_30s_if_gone_deff,
    CLUSTERED_INTERVAL(CLUSTER_ADD(present_30s_clusters, unobserved_30s_clusters),
        CLUSTER_ADD(observed_30s_clusters, unobserved_30s_clusters)).design_effect
        AS persistence_rate_30s_if_kept_deff,
    CLUSTERED_INTERVAL(present_120s_clusters, observed_120s_clusters).design_effect
        AS persistence_rate_120s_deff,
    CLUSTERED_INTERVAL(unchanged_120s_clusters, observed_120s_clusters).design_effect
        AS unchanged_rate_120s_deff,
    CLUSTERED_INTERVAL(mostly_unchanged_120s_clusters, observed_120s_clusters).design_effect
        AS mostly_unchanged_rate_120s_deff,
    CLUSTERED_INTERVAL(present_120s_clusters, shown_clusters).design_effect
        AS kept_rate_120s_deff,
    CLUSTERED_INTERVAL(present_120s_clusters, CLUSTER_ADD(observed_120s_clusters,
        unobserved_120s_clusters)).design_effect
        AS persistence_rate_120s_if_gone_deff,
    CLUSTERED_INTERVAL(CLUSTER_ADD(present_120s_clusters, unobserved_120s_clusters),
        CLUSTER_ADD(observed_120s_clusters, unobserved_120s_clusters)).design_effect
        AS persistence_rate_120s_if_kept_deff,
    CLUSTERED_INTERVAL(present_300s_clusters, observed_300s_clusters).design_effect
        AS persistence_rate_300s_deff,
    CLUSTERED_INTERVAL(unchanged_300s_clusters, observed_300s_clusters).design_effect
        AS unchanged_rate_300s_deff,
    CLUSTERED_INTERVAL(mostly_unchanged_300s_clusters, observed_300s_clusters).design_effect
        AS mostly_unchanged_rate_300s_deff,
    CLUSTERED_INTERVAL(present_300s_clusters, shown_clusters).design_effect
        AS kept_rate_300s_deff,
    CLUSTERED_INTERVAL(present_300s_clusters, CLUSTER_ADD(observed_300s_clusters,
        unobserved_300s_clusters)).design_effect
        AS persistence_rate_300s_if_gone_deff,
    CLUSTERED_INTERVAL(CLUSTER_ADD(present_300s_clusters, unobserved_300s_clusters),
        CLUSTER_ADD(observed_300s_clusters, unobserved_300s_clusters)).design_effect
        AS persistence_rate_300s_if_kept_deff,
    CLUSTERED_INTERVAL(present_600s_clusters, observed_600s_clusters).design_effect
        AS persistence_rate_600s_deff,
    CLUSTERED_INTERVAL(unchanged_600s_clusters, observed_600s_clusters).design_effect
        AS unchanged_rate_600s_deff,
    CLUSTERED_INTERVAL(mostly_unchanged_600s_clusters, observed_600s_clusters).design_effect
        AS mostly_unchanged_rate_600s_deff,
    CLUSTERED_INTERVAL(present_600s_clusters, shown_clusters).design_effect
        AS kept_rate_600s_deff,
    CLUSTERED_INTERVAL(present_600s_clusters, CLUSTER_ADD(observed_600s_clusters,
        unobserved_600s_clusters)).design_effect
        AS persistence_rate_600s_if_gone_deff,
    CLUSTERED_INTERVAL(CLUSTER_ADD(present_600s_clusters, unobserved_600s_clusters),
        CLUSTER_ADD(observed_600s_clusters, unobserved_600s_clusters)).design_effect
        AS persistence_rate_600s_if_kept_deff,
    CASE WHEN maturity = 'final' THEN CLUSTERED_INTERVAL(unchanged_600s_clusters,
        shown_clusters).design_effect END
        AS untouched_rate_deff,
    CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(observed_600s_clusters, unchanged_600s_clusters),
        shown_clusters).design_effect END
        AS edited_rate_deff,
    CASE WHEN maturity = 'final' THEN CLUSTERED_INTERVAL(unobserved_600s_clusters,
        shown_clusters).design_effect END
        AS unobserved_rate_deff,
    CASE WHEN maturity = 'final' THEN CLUSTERED_INTERVAL(rejected_clusters,
        shown_clusters).design_effect END
        AS rejected_rate_deff,
    CASE WHEN maturity = 'final' THEN
        CLUSTERED_INTERVAL(CLUSTER_SUBTRACT(CLUSTER_SUBTRACT(shown_clusters, accepted_clusters),
        rejected_clusters), shown_clusters).design_effect END
        AS ignored_rate_deff,
    CLUSTERED_INTERVAL(followed_clusters, accepted_clusters).design_effect
        AS followed_rate_deff,
    CLUSTERED_INTERVAL(glanced_clusters, viewed_clusters).design_effect
        AS glance_rate_deff
FROM suggestion_rollup
