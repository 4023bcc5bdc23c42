package dev.stet.cluster;

import dev.stet.local.WrittenRows;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SortedMap;

/**
 * A catalog of Iceberg in a folder of the cluster. The job writes to it, and the SQL Gateway reads
 * it as an analyst would, both by the one jar in Flink's lib folder: these tests have no Iceberg of
 * their own, since Hadoop's classes would meet their stubs on the class path.
 */
record Lake(Home home) {

    private static final String LIBRARY = "stet-iceberg.jar";

    /** Gives it to a cluster that is not up yet. */
    void addLibrary() throws IOException {
        Files.createDirectories(home.lib());
        Files.copy(
                Home.project().resolve("deploy/iceberg/target").resolve(LIBRARY),
                home.lib().resolve(LIBRARY));
    }

    /** What the job is to know of it. */
    String options() {
        return "stet.sinks.iceberg.catalog: {type: hadoop, warehouse: '%s'}%n"
                .formatted(warehouse());
    }

    private String warehouse() {
        return home.root().resolve("lake").toUri().toString();
    }

    /** Each row once. */
    SortedMap<String, SortedMap<String, Long>> read(WrittenRows table, String gateway)
            throws Exception {
        try (GatewaySession session = GatewaySession.open(gateway)) {
            session.configure("SET 'execution.runtime-mode' = 'batch'");
            session.configure(
                    "CREATE CATALOG lake WITH ('type' = 'iceberg', 'catalog-type' = 'hadoop',"
                            + " 'warehouse' = '%s')".formatted(warehouse()));
            session.configure("USE lake.stet");
            return table.inAnswer(GatewayRows.of(session, table.query()));
        }
    }
}
