package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.testkit.Docs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.Test;

/** The readers' SQL must be what the views say. */
final class GeneratedSqlTest {

    private static final String WRITE =
            "mvn -pl job -am test -Dtest=GeneratedSqlTest -Dstet.docs.write=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void followsTheViews() throws Exception {
        TableEnvironment tables = KpiRows.tables(List.of(KpiRows.random(1, 3).get(0)));
        Map<String, String> files = new TreeMap<>();
        for (View view : View.values()) {
            files.putAll(
                    new ReaderSql(view, tables.from(view.table()).getResolvedSchema()).files());
        }
        files.put("init.sql", ReaderSql.script(files));

        Path folder = Docs.folder().resolve("../sql").normalize();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (Boolean.getBoolean("stet.docs.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as("sql/%s is not what the views say; write it anew: %s", file.getKey(), WRITE)
                    .isEqualTo(file.getValue());
        }
    }
}
