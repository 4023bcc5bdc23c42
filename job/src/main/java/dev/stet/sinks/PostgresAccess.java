package dev.stet.sinks;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to reach a database. The password is never printed; it must not stand in the URL, which is,
 * as whoever reads options sees to.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without credentials
 * @param password may be empty where the server asks for none
 */
public record PostgresAccess(String url, String user, String password) implements Serializable {

    public PostgresAccess {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("the URL must start with jdbc:postgresql:");
        }
    }

    /** A new connection that commits by hand; the caller closes it. */
    Connection connect() throws SQLException {
        return connect(0);
    }

    /**
     * The same, where somebody waits.
     *
     * @param withinSeconds until the server must have answered; 0 for as the URL says
     */
    Connection connect(int withinSeconds) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (withinSeconds > 0) {
            source.setConnectTimeout(withinSeconds);
            source.setLoginTimeout(withinSeconds);
        }
        source.setUser(user);
        source.setPassword(password);
        source.setReWriteBatchedInserts(true);
        source.setApplicationName("stet");
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public String toString() {
        return "PostgresAccess[url=%s, user=%s, password not shown]".formatted(url, user);
    }
}
