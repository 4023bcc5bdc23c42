package dev.stet.sinks;

import dev.stet.local.embedded.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with what the migration makes, for all tests of a class. */
public final class MigratedDatabase implements BeforeAllCallback, AfterAllCallback {

    private @Nullable EmbeddedDatabase database;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        database = start();
    }

    /** The caller closes it. */
    static EmbeddedDatabase start() throws Exception {
        EmbeddedDatabase started = EmbeddedDatabase.start();
        try (Connection connection = started.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresTables.migration());
        }
        return started;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (database != null) {
            database.close();
        }
    }

    public Connection connect() throws Exception {
        return Objects.requireNonNull(database).connect();
    }
}
