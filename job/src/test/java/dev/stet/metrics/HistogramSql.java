package dev.stet.metrics;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code histogram_quantile} for PostgreSQL, which has no exact roots, and {@code
 * histogram_merge}.
 */
final class HistogramSql {

    private static final int OCTAVE = 64;

    private HistogramSql() {}

    static String functions() {
        return quantile() + '\n' + merge();
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
            parsed AS (
                SELECT
                    CASE split_part(pair, ':', 1)
                        WHEN 'zero' THEN -2
                        ELSE CAST(split_part(pair, ':', 1) AS integer)
                    END AS bucket,
                    CAST(split_part(pair, ':', 2) AS numeric) AS n
                FROM unnest(string_to_array(histogram, ' ')) AS pair
            ),
            ranked AS (
                SELECT bucket, sum(n) OVER (ORDER BY bucket) AS up_to, above + sum(n) OVER () AS total
                FROM parsed
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
            SELECT coalesce(string_agg(bucket || ':' || n, ' ' ORDER BY place), '')
            FROM (
                SELECT
                    split_part(pair, ':', 1) AS bucket,
                    min(CAST(replace(split_part(pair, ':', 1), 'zero', '-2') AS integer)) AS place,
                    sum(CAST(split_part(pair, ':', 2) AS numeric)) AS n
                FROM unnest(string_to_array(a, ' ') || string_to_array(b, ' ')) AS pair
                GROUP BY 1
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
