package dev.stet.local.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads numbers of a result. */
final class Numbers {

    private Numbers() {}

    /** Null for NULL, and for what JSON has no number for. */
    static @Nullable Double of(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() || Double.isNaN(number) || Double.isInfinite(number) ? null : number;
    }

    /** The same by name. */
    static @Nullable Double of(ResultSet row, String column) throws SQLException {
        return of(row, row.findColumn(column));
    }
}
