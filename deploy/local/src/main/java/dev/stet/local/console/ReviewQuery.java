package dev.stet.local.console;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reviews of the migration. They change once a day, and each reads weeks of rows: an
 * answer is kept for a minute.
 */
final class ReviewQuery {

    /** Views of the migration that a page shows. */
    static final List<String> NAMES =
            List.of(
                    "daily_review",
                    "weekly_review",
                    "monthly_review",
                    "objective",
                    "worst_segments",
                    "feature_health",
                    "baseline");

    private static final int MOST_ROWS = 1_000;

    /** Answers at once: all reviews of four tenants. */
    static final int MOST_KEPT = 28;

    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final String ROWS =
            "SELECT * FROM %s WHERE tenant_id = ? OR tenant_id IS NULL LIMIT %d";

    private static final String WORDS =
            """
            SELECT attname, col_description(attrelid, attnum) AS words
            FROM pg_attribute
            WHERE attrelid = CAST(? AS regclass) AND attnum > 0
            """;

    private final KpiDatabase database;

    /** Those asked for last; guarded by itself, and never while the database is asked. */
    private final Map<Asked, Kept> answers =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, Kept> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private record Asked(String name, String tenant) {}

    private record Kept(long atNanos, FutureTask<Map<String, Object>> answer) {}

    private record Table(List<Map<String, String>> columns, List<List<@Nullable Object>> rows) {}

    ReviewQuery(KpiDatabase database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @return {@code name}, {@code columns} with {@code name}, {@code type} (number, time, date,
     *     text) and {@code words}, and {@code rows}, lists of values; times are epoch milliseconds
     * @throws ConsoleException if there is no such review
     */
    Map<String, Object> read(String name, String tenant) {
        if (!NAMES.contains(name)) {
            throw ConsoleException.notFound(
                    "there is no review '%s'; there are %s"
                            .formatted(name, String.join(", ", NAMES)));
        }
        Asked asked = new Asked(name, tenant);
        Kept kept = kept(asked);
        // One request asks the database, others for the same wait for its answer.
        kept.answer().run();
        try {
            return kept.answer().get();
        } catch (ExecutionException e) {
            synchronized (answers) {
                answers.remove(asked, kept);
            }
            if (e.getCause() instanceof ConsoleException problem) {
                throw problem;
            }
            throw new IllegalStateException("cannot read " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConsoleException.busy("the console is ending");
        }
    }

    private Kept kept(Asked asked) {
        long now = System.nanoTime();
        synchronized (answers) {
            Kept kept = answers.remove(asked);
            if (kept == null || now - kept.atNanos() > KEPT_NANOS) {
                kept = new Kept(now, new FutureTask<>(() -> ask(asked.name(), asked.tenant())));
            }
            answers.put(asked, kept);
            return kept;
        }
    }

    /** How many answers are held. */
    int held() {
        synchronized (answers) {
            return answers.size();
        }
    }

    private Map<String, Object> ask(String name, String tenant) {
        Map<String, String> words = new LinkedHashMap<>();
        database.query(
                WORDS,
                List.of(name),
                row -> words.put(row.getString(1), String.valueOf(row.getString(2))));
        List<Map<String, String>> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows =
                database.query(
                        ROWS.formatted(name, MOST_ROWS),
                        List.of(tenant),
                        row -> {
                            if (columns.isEmpty()) {
                                columns.addAll(columns(row.getMetaData(), words));
                            }
                            return row(row);
                        });
        Table table = new Table(columns, rows);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", name);
        answer.put("columns", table.columns());
        answer.put("rows", table.rows());
        return answer;
    }

    private static List<Map<String, String>> columns(
            ResultSetMetaData data, Map<String, String> words) throws SQLException {
        List<Map<String, String>> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            String name = data.getColumnName(i);
            columns.add(
                    Map.of(
                            "name",
                            name,
                            "type",
                            type(data.getColumnType(i)),
                            "words",
                            words.getOrDefault(name, "")));
        }
        return columns;
    }

    private static String type(int sqlType) {
        return switch (sqlType) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "time";
            case Types.DATE -> "date";
            case Types.DOUBLE, Types.NUMERIC, Types.BIGINT, Types.INTEGER, Types.REAL -> "number";
            default -> "text";
        };
    }

    private static List<@Nullable Object> row(ResultSet row) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object cell = row.getObject(i);
            if (cell instanceof Timestamp time) {
                cells.add(time.getTime());
            } else if (cell instanceof Date date) {
                cells.add(date.toString());
            } else if (cell instanceof Number) {
                cells.add(Numbers.of(row, i));
            } else {
                cells.add(cell == null ? null : cell.toString());
            }
        }
        return cells;
    }
}
