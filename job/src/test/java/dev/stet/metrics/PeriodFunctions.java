package dev.stet.metrics;

/** Writes for PostgreSQL what the views of windows call, and the table of the day zone. */
final class PeriodFunctions {

    /** The table of {@link #zone}. */
    static final String ZONE_TABLE = "day_zone";

    private static final String ZONE_DEFINITION =
            """
            CREATE TABLE IF NOT EXISTS day_zone (
                zone text NOT NULL,
                is_only boolean PRIMARY KEY DEFAULT TRUE CHECK (is_only)
            );
            INSERT INTO day_zone (zone) VALUES ('UTC') ON CONFLICT DO NOTHING;
            COMMENT ON TABLE day_zone IS 'The time zone whose days the windows of 1d are: stet.rollup.day-zone of the job that was submitted last';
            COMMENT ON COLUMN day_zone.zone IS 'a name such as Asia/Kolkata';
            COMMENT ON COLUMN day_zone.is_only IS 'TRUE: there is one row';
            """;

    private static final String FUNCTIONS =
            """
            -- The first instant of a local day. Where clocks are set back at midnight, AT TIME ZONE gives
            -- the second one of that day, and windows begin at the first: an hour before it is unambiguous.
            CREATE OR REPLACE FUNCTION first_instant(midnight timestamp, zone text)
            RETURNS timestamptz
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT (midnight - interval '1 hour') AT TIME ZONE zone + interval '1 hour'
            $$;

            -- The status of a value, by its levels; the interval decides where there is one.
            CREATE OR REPLACE FUNCTION kpi_status(
                value double precision, low double precision, high double precision,
                denominator double precision, good text, warn double precision,
                critical double precision, minimum_sample double precision)
            RETURNS text
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT CASE
                    WHEN value IS NULL THEN 'no_data'
                    WHEN denominator < minimum_sample THEN 'too_few'
                    WHEN good = 'more' AND coalesce(high, value) < critical
                        OR good = 'less' AND coalesce(low, value) > critical THEN 'critical'
                    WHEN good = 'more' AND coalesce(high, value) < warn
                        OR good = 'less' AND coalesce(low, value) > warn THEN 'warn'
                    ELSE 'ok'
                END
            $$;

            -- A rate that machines judge on all and people on a sample; its interval for z = -1.959964 and
            -- z = 1.959964; itself for z = 0.
            CREATE OR REPLACE FUNCTION prediction_powered_rate(
                auto_flagged double precision, auto_weight double precision,
                auto_weight_squared double precision, paired_auto_flagged double precision,
                paired_human_flagged double precision, paired_disagreements double precision,
                paired_weight double precision, paired_weight_squared double precision,
                z double precision)
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT CASE
                    WHEN z = 0 THEN least(1, greatest(0, rate + correction))
                    WHEN variance >= 0 THEN
                        least(1, greatest(0, rate + correction + z * sqrt(abs(variance))))
                END
                FROM (
                    SELECT
                        rate,
                        correction,
                        rate * (1 - rate) * auto_weight_squared / (auto_weight * auto_weight)
                            + (paired_disagreements / paired_weight - correction * correction)
                                * paired_weight_squared / (paired_weight * paired_weight)
                            AS variance
                    FROM (
                        SELECT
                            auto_flagged / auto_weight AS rate,
                            (paired_human_flagged - paired_auto_flagged) / paired_weight AS correction
                        WHERE auto_weight > 0 AND paired_weight > 0
                    ) AS rates
                ) AS variances
            $$;
            """;

    private PeriodFunctions() {}

    /** The table that the views read the day zone from. */
    static String zone() {
        return ZONE_DEFINITION;
    }

    /** What the views call, for PostgreSQL. */
    static String functions() {
        return FUNCTIONS;
    }
}
