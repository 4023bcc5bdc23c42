package dev.stet.bench.peers.flinksql;

import dev.stet.bench.contest.Contest;
import dev.stet.bench.peers.Handover;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.Catalog;
import org.apache.flink.table.catalog.CatalogTable;
import org.apache.flink.table.catalog.ObjectPath;

/**
 * A script of SQL files as one job: tables and views, then the inserts in one statement set, so
 * that the planner may read the topic once for all of them.
 *
 * @param folder of the files, below this package's resources
 * @param definitions names of the files that define, in order
 * @param inserts names of the files that insert
 */
record SqlJob(String folder, List<String> definitions, List<String> inserts) {

    /**
     * Runs to the end of the topic as it is now.
     *
     * @param configuration of the cluster and the planner
     */
    void run(Contest contest, Configuration configuration) throws Exception {
        String handover = Handover.leave(contest);
        try {
            StatementSet statements = prepare(contest, handover, configuration);
            statements.execute().await();
        } finally {
            Handover.forget(handover);
        }
    }

    private StatementSet prepare(Contest contest, String handover, Configuration configuration)
            throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        for (String name : definitions) {
            tables.executeSql(read(name));
            connect(tables, contest, handover);
        }
        StatementSet statements = tables.createStatementSet();
        for (String name : inserts) {
            statements.addInsertSql(read(name));
        }
        return statements;
    }

    /** Adds to the tables what the files cannot know: where the broker is, who asks. */
    private static void connect(StreamTableEnvironment tables, Contest contest, String handover)
            throws Exception {
        Catalog catalog = tables.getCatalog(tables.getCurrentCatalog()).orElseThrow();
        String database = tables.getCurrentDatabase();
        for (String name : catalog.listTables(database)) {
            ObjectPath path = new ObjectPath(database, name);
            if (catalog.getTable(path) instanceof CatalogTable table) {
                Map<String, String> options = new HashMap<>(table.getOptions());
                if ("kafka".equals(options.get("connector"))) {
                    options.put("properties.bootstrap.servers", contest.bootstrap());
                    options.put("topic", contest.topic());
                    options.put("metered-json.handover", handover);
                } else {
                    options.put("handover", handover);
                }
                catalog.alterTable(path, table.copy(options), false);
            }
        }
    }

    private String read(String name) throws IOException {
        String path = folder + "/" + name + ".sql";
        try (InputStream file = SqlJob.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IOException("No SQL file on the class path: " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
