package dev.stet.bench.peers.duckdb;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.ContestColumn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB recomputes everything once from the JSON lines, in memory, on one thread.
 *
 * <p>An analyst's script: the file is parsed once into a table with named columns and types, not
 * guessed ones, then suggestions and queries are each one query over it. {@code arg_max} with a
 * filter takes the last edit by each horizon, {@code LAG} finds the question before. The meter has
 * all of it, from the first byte read to the last cell; opening the empty database is not in it.
 *
 * <p>Tuned: only the columns needed, in the order of nothing ({@code preserve_insertion_order} is
 * off, so that blocks may be finished as they come). The state is in memory whatever the contest
 * says.
 */
public final class DuckDbBatch implements Contender {

    private static final int KEY_COLUMNS = 2;

    @Override
    public void run(Contest contest) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(read("one_thread"));
            statement.execute(read("no_order"));
            contest.meter().begin();
            nameFile(connection, contest);
            statement.execute(read("events"));
            for (String name : new String[] {"suggestion_cells", "question_cells"}) {
                fill(contest.cells(), statement, name);
            }
            contest.meter().end();
        }
    }

    private static void nameFile(Connection connection, Contest contest)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(read("file"))) {
            statement.setString(1, contest.lines().toString());
            statement.execute();
        }
    }

    private static void fill(ContestCells cells, Statement statement, String name)
            throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery(read(name))) {
            ContestColumn[] columns =
                    new ContestColumn[rows.getMetaData().getColumnCount() - KEY_COLUMNS];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = column(rows.getMetaData().getColumnLabel(KEY_COLUMNS + i + 1));
            }
            while (rows.next()) {
                for (int i = 0; i < columns.length; i++) {
                    cells.put(
                            rows.getLong(1),
                            rows.getString(2),
                            columns[i],
                            rows.getLong(KEY_COLUMNS + i + 1));
                }
            }
        }
    }

    private static ContestColumn column(String label) {
        for (ContestColumn column : ContestColumn.values()) {
            if (column.column().equals(label)) {
                return column;
            }
        }
        throw new IllegalArgumentException("No column of the contest: " + label);
    }

    private static String read(String name) throws IOException {
        String path = name + ".sql";
        try (InputStream file = DuckDbBatch.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IOException("No SQL file on the class path: " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
