package dev.stet.cluster;

import dev.stet.local.WrittenRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Reads tables of PostgreSQL over and over, as a dashboard does, and takes down whatever a reader
 * should never see: a version that goes down, a final row that is another one or none at the next
 * look.
 */
final class RowWatch implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 50;

    private record Seen(long version, boolean last, String measures) {}

    private final Probes probes;
    private final List<WrittenRows> tables;
    private final Map<String, Seen> seen = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "row-watch");
    private int looks;
    private int corrected;
    private int finals;

    private RowWatch(Probes probes, List<WrittenRows> tables) {
        this.probes = probes;
        this.tables = tables;
    }

    /**
     * @param tables which are there, and what is compared of their final rows
     */
    static RowWatch begin(Ports ports, List<WrittenRows> tables) {
        RowWatch watch = new RowWatch(new Probes(ports), tables);
        watch.thread.start();
        return watch;
    }

    /** How many final rows there were at the last look. */
    synchronized int finals() {
        return finals;
    }

    /** How often a row was found with another version than before. */
    synchronized int corrected() {
        return corrected;
    }

    /** Looks a last time. */
    List<String> complaints() throws Exception {
        close();
        return List.copyOf(complaints);
    }

    private void watch() {
        try (Connection connection = probes.postgres();
                Statement statement = connection.createStatement()) {
            boolean last = false;
            while (!last) {
                last = closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                look(statement);
            }
        } catch (SQLException | InterruptedException e) {
            complaints.add("after %d looks: %s".formatted(looks, e));
        }
    }

    private void look(Statement statement) throws SQLException {
        Map<String, Seen> now = new HashMap<>();
        for (WrittenRows table : tables) {
            try (ResultSet rows = statement.executeQuery(query(table))) {
                while (rows.next()) {
                    now.put(
                            table.view() + rows.getString("key"),
                            new Seen(
                                    rows.getLong("version"),
                                    rows.getString("maturity").equals("final"),
                                    rows.getString("measures")));
                }
            }
        }
        compare(now);
    }

    private static String query(WrittenRows table) {
        String measures =
                table.measures().stream()
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(", "));
        return """
        SELECT ROW(tenant_id, grain, window_start, segment_by, segment)::text AS key, version,
            maturity, md5(ROW(%s)::text) AS measures
        FROM %s\
        """
                .formatted(measures, table.view().table());
    }

    private synchronized void compare(Map<String, Seen> now) {
        looks++;
        seen.forEach(
                (key, before) -> {
                    Seen after = now.get(key);
                    if (after == null
                            || after.version < before.version
                            || before.last
                                    && !(after.last && after.measures.equals(before.measures))) {
                        complaints.add("%s: %s, then %s".formatted(key, before, after));
                    } else if (after.version > before.version) {
                        corrected++;
                    }
                });
        seen.putAll(now);
        finals = (int) now.values().stream().filter(Seen::last).count();
    }

    @Override
    public void close() throws Exception {
        closed.countDown();
        thread.join();
    }
}
