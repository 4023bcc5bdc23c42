package dev.stet.metrics;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the functions of histograms for PostgreSQL, which has no exact roots. */
final class HistogramSql {

    private static final int OCTAVE = 64;

    private static final String BUCKETS =
            """
            -- The buckets of a histogram, that of zeros as -2.
            CREATE OR REPLACE FUNCTION histogram_buckets(histogram text)
            RETURNS TABLE (bucket integer, n numeric)
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT
                    CAST(replace(split_part(pair, ':', 1), 'zero', '-2') AS integer),
                    CAST(split_part(pair, ':', 2) AS numeric)
                FROM unnest(string_to_array(histogram, ' ')) AS pair
            $$;
            """;

    private static final String COUNT =
            """
            -- How many values a histogram holds.
            CREATE OR REPLACE FUNCTION histogram_count(histogram text) RETURNS bigint
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT coalesce(CAST(sum(n) AS bigint), 0) FROM histogram_buckets(histogram)
            $$;
            """;

    private static final String PSI =
            """
            -- The population stability index: how far a histogram lies from its baseline, whose deciles
            -- are the bins. A bin without a value counts as half a value. In practice less than 0.1 is no
            -- change, and more than 0.25 a great one; NULL where one of the two is empty.
            CREATE OR REPLACE FUNCTION histogram_psi(baseline text, histogram text)
            RETURNS double precision
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                WITH parsed AS (
                    SELECT 1 AS whose, bucket, n FROM histogram_buckets(baseline)
                    UNION ALL
                    SELECT 2, bucket, n FROM histogram_buckets(histogram)
                ),
                ranked AS (
                    SELECT bucket, sum(n) OVER (ORDER BY bucket) AS up_to, sum(n) OVER () AS total
                    FROM parsed
                    WHERE whose = 1
                ),
                deciles AS (
                    SELECT DISTINCT (
                        SELECT min(bucket) FROM ranked WHERE up_to * 10 >= decile * total
                    ) AS bucket
                    FROM generate_series(1, 9) AS decile
                ),
                counted AS (
                    SELECT
                        (SELECT count(*) FROM deciles WHERE deciles.bucket < parsed.bucket) AS bin,
                        coalesce(sum(n) FILTER (WHERE whose = 1), 0) AS expected,
                        coalesce(sum(n) FILTER (WHERE whose = 2), 0) AS actual
                    FROM parsed
                    GROUP BY 1
                ),
                shares AS (
                    SELECT
                        CAST(greatest(expected, 0.5) / nullif(sum(expected) OVER (), 0)
                            AS double precision) AS p,
                        CAST(greatest(actual, 0.5) / nullif(sum(actual) OVER (), 0)
                            AS double precision) AS q
                    FROM counted
                )
                SELECT sum((q - p) * ln(q / p)) FROM shares
            $$;
            """;

    private HistogramSql() {}

    static String functions() {
        return String.join("\n", BUCKETS, quantile(), merge(), COUNT, PSI);
    }

    private static String quantile() {
        String boundaries =
                String.join(
                        "\n        ",
                        Text.wrap(
                                IntStream.range(0, OCTAVE)
                                        .mapToObj(HistogramSql::boundary)
                                        .map(BigInteger::toString)
                                        .collect(Collectors.joining(", ")),
                                88));
        return """
        -- The quantile q, from 0 to 1, of a histogram as in the columns <name>_histogram: bucket:count
        -- pairs. It is the greatest whole number of the bucket that holds the value of rank
        -- max(1, ceil(q * count)); NULL for an empty histogram. Bucket i ends at 2^((i + 1) / 64).
        -- With above, there are so many values more, greater than all in the histogram: NULL where the
        -- value is one of these.
        CREATE OR REPLACE FUNCTION histogram_quantile(histogram text, q numeric, above bigint)
        RETURNS bigint
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            -- floor(2^(63 + f / 64)) by f
            WITH octave (boundaries) AS (SELECT ARRAY[
                %s
            ]::numeric[]),
            ranked AS (
                SELECT bucket, sum(n) OVER (ORDER BY bucket) AS up_to, above + sum(n) OVER () AS total
                FROM histogram_buckets(histogram)
            )
            SELECT CASE WHEN bucket = -2 THEN 0 ELSE CAST(least(
                div(
                    boundaries[1 + (bucket + 1) %% 64],
                    power(2::numeric, 63 - (bucket + 1) / 64)),
                9223372036854775807) AS bigint) END
            FROM ranked CROSS JOIN octave
            WHERE up_to >= greatest(1, ceil(q * total))
            ORDER BY bucket
            LIMIT 1
        $$;

        CREATE OR REPLACE FUNCTION histogram_quantile(histogram text, q numeric) RETURNS bigint
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            SELECT histogram_quantile(histogram, q, CAST(0 AS bigint))
        $$;
        """
                .formatted(boundaries);
    }

    private static String merge() {
        return """
        -- Adds two histograms; the aggregate histogram_merge adds those of a group. NULLs are passed over.
        CREATE OR REPLACE FUNCTION histogram_plus(a text, b text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            SELECT coalesce(
                string_agg(coalesce(CAST(nullif(bucket, -2) AS text), 'zero') || ':' || n, ' '
                    ORDER BY bucket),
                '')
            FROM (
                SELECT bucket, sum(n) AS n
                FROM (
                    SELECT bucket, n FROM histogram_buckets(a)
                    UNION ALL
                    SELECT bucket, n FROM histogram_buckets(b)
                ) AS of_both
                GROUP BY bucket
            ) AS buckets
        $$;

        CREATE OR REPLACE AGGREGATE histogram_merge(text) (
            SFUNC = histogram_plus,
            STYPE = text,
            COMBINEFUNC = histogram_plus,
            PARALLEL = SAFE
        );
        """;
    }

    /** 2^(63 + f/64) is the 64th root of 2^(64·63 + f): six square roots, each rounded down. */
    private static BigInteger boundary(int f) {
        BigInteger root = BigInteger.ONE.shiftLeft(OCTAVE * 63 + f);
        for (int roots = 0; roots < 6; roots++) {
            root = root.sqrt();
        }
        return root;
    }
}
