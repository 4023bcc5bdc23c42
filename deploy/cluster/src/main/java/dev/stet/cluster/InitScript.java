package dev.stet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The script that gives a SQL session Stet's functions, tables and views, for one Kafka. */
final class InitScript {

    private static final String BROKERS = "'localhost:9092'";
    private static final String JARS = "ADD JAR 'sql/";

    private InitScript() {}

    /**
     * Writes {@code sql/init.sql} with other addresses.
     *
     * @param bootstrapServers where Kafka listens, as the cluster sees it
     * @param jars the folder of the jars, as the gateway sees it
     */
    static void write(Path file, String bootstrapServers, String jars) throws IOException {
        String script = Files.readString(Home.project().resolve("sql/init.sql"));
        Files.writeString(
                file,
                script.replace(BROKERS, '\'' + bootstrapServers + '\'')
                        .replace(JARS, "ADD JAR '" + jars + '/'));
    }
}
