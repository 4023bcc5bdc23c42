package dev.stet.local.console;

import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.udf.HistogramMerge;
import dev.stet.udf.SurvivalAt;
import dev.stet.udf.SurvivalLower;
import dev.stet.udf.SurvivalUpper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how long accepted suggestions were there: a Kaplan–Meier curve over several windows. */
final class SurvivalQuery {

    /**
     * Without the histograms of all windows there is no curve: one that is empty tells something.
     */
    private static final String HISTOGRAMS =
            """
            coalesce(sum(k.accepted), 0) AS accepted,
                CASE WHEN count(*) = count(k.removed_after_histogram) THEN
                    coalesce(string_agg(nullif(k.removed_after_histogram, ''), ' '), '') END AS removed,
                CASE WHEN count(*) = count(k.closed_after_histogram) THEN
                    coalesce(string_agg(nullif(k.closed_after_histogram, ''), ' '), '') END AS closed\
            """;

    /** Up to here every second is a point; then every fifth. */
    private static final int DENSE_SECONDS = 60;

    private static final int STEP_SECONDS = 5;

    private static final SurvivalAt SHARE = new SurvivalAt();
    private static final SurvivalLower LOWER = new SurvivalLower();
    private static final SurvivalUpper UPPER = new SurvivalUpper();

    private final KpiDatabase database;

    SurvivalQuery(KpiDatabase database) {
        this.database = database;
    }

    /**
     * The curve.
     *
     * @return points in the order of time: {@code seconds}, {@code share}, {@code low}, {@code
     *     high}; none where nothing was accepted or rows of an older release lack the histograms;
     *     it ends where nothing was in sight any more
     */
    List<Map<String, @Nullable Object>> read(Scope scope) {
        return database.query(
                        FunnelQuery.SUMS.formatted(View.SUGGESTION.table(), HISTOGRAMS),
                        FunnelQuery.arguments(scope),
                        SurvivalQuery::curve)
                .get(0);
    }

    private static List<Map<String, @Nullable Object>> curve(ResultSet row) throws SQLException {
        String removed = merged(row.getString("removed"));
        String closed = merged(row.getString("closed"));
        long accepted = row.getLong("accepted");
        int last =
                SuggestionMeasure.HORIZON_SECONDS.get(SuggestionMeasure.HORIZON_SECONDS.size() - 1);
        List<Map<String, @Nullable Object>> points = new ArrayList<>();
        for (long seconds = 0;
                seconds <= last;
                seconds += seconds < DENSE_SECONDS ? 1 : STEP_SECONDS) {
            Double share = SHARE.eval(removed, closed, accepted, seconds);
            if (share == null) {
                break;
            }
            Map<String, @Nullable Object> point = new LinkedHashMap<>();
            point.put("seconds", seconds);
            point.put("share", share);
            point.put("low", LOWER.eval(removed, closed, accepted, seconds));
            point.put("high", UPPER.eval(removed, closed, accepted, seconds));
            points.add(point);
        }
        return points;
    }

    /** Each bucket once. */
    private static @Nullable String merged(@Nullable String histograms) {
        HistogramMerge merge = new HistogramMerge();
        HistogramMerge.Accumulator sum = merge.createAccumulator();
        merge.accumulate(sum, histograms);
        return merge.getValue(sum);
    }
}
