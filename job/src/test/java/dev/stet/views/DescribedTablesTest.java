package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.metrics.Columns;
import dev.stet.metrics.Columns.Column;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** DESCRIBE tells of every column of a table over Kafka what it holds. */
final class DescribedTablesTest {

    @Test
    void everyColumnHasWords() throws Exception {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());
        tables.executeSql("CREATE DATABASE live");
        tables.executeSql("CREATE DATABASE recorded");
        for (View view : View.values()) {
            tables.useDatabase("live");
            tables.executeSql(SqlFiles.read("tables/" + view.table() + ".sql"));
            tables.useDatabase("recorded");
            tables.executeSql(SqlFiles.read("recorded/" + view.table() + ".sql"));
            for (String database : new String[] {"live", "recorded"}) {
                tables.useDatabase(database);
                assertDescribed(tables, view);
            }
        }
    }

    private static void assertDescribed(TableEnvironment tables, View view) throws Exception {
        try (CloseableIterator<Row> rows =
                tables.executeSql("DESCRIBE " + view.table()).collect()) {
            for (Column column : Columns.of(view)) {
                Row row = rows.next();
                assertThat(row.getField(0)).isEqualTo(column.name());
                assertThat(row.getField(row.getArity() - 1)).isEqualTo(column.words());
            }
            assertThat(rows.hasNext()).isFalse();
        }
    }
}
