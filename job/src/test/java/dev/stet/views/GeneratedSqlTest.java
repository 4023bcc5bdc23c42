package dev.stet.views;

import dev.stet.metrics.GeneratedSql;
import dev.stet.testkit.Docs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The SQL files must be what the registry of metrics says. */
final class GeneratedSqlTest {

    @Test
    void followsTheRegistry() throws Exception {
        for (Map.Entry<String, String> file : GeneratedSql.all().entrySet()) {
            Docs.holdAgainst("../sql/" + file.getKey(), file.getValue());
        }
    }
}
