package dev.stet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/** The files that Flink's processes and clients read, in {@link Home#configuration()}. */
final class FlinkFiles {

    private static final String SETTINGS =
            """
            # Written by 'stet cluster up', anew each time.
            jobmanager.rpc.address: 127.0.0.1
            jobmanager.rpc.port: %d
            jobmanager.bind-host: 127.0.0.1
            jobmanager.memory.process.size: 1024m
            jobmanager.execution.failover-strategy: region
            taskmanager.host: 127.0.0.1
            taskmanager.bind-host: 127.0.0.1
            taskmanager.numberOfTaskSlots: 2
            taskmanager.memory.process.size: 1792m
            rest.address: 127.0.0.1
            rest.bind-address: 127.0.0.1
            rest.port: %d
            sql-gateway.endpoint.rest.address: 127.0.0.1
            sql-gateway.endpoint.rest.bind-address: 127.0.0.1
            sql-gateway.endpoint.rest.port: %d
            parallelism.default: 2
            io.tmp.dirs: %s
            state.backend.type: rocksdb
            execution.checkpointing.incremental: true
            execution.checkpointing.interval: 5s
            execution.checkpointing.dir: %s
            execution.checkpointing.savepoint-dir: %s
            restart-strategy.type: fixed-delay
            restart-strategy.fixed-delay.attempts: 100
            restart-strategy.fixed-delay.delay: 1s
            heartbeat.timeout: 10s
            heartbeat.interval: 2s
            """;

    private static final String LOGGING =
            """
            status = error
            appender.file.type = File
            appender.file.name = file
            appender.file.fileName = ${sys:log.file}
            appender.file.append = true
            appender.file.layout.type = PatternLayout
            appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{1} - %msg%n%xEx
            rootLogger.level = info
            rootLogger.appenderRef.file.ref = file
            """;

    private final Home home;

    FlinkFiles(Home home) {
        this.home = home;
    }

    void write(Ports ports) throws IOException {
        Files.writeString(
                home.configuration().resolve("config.yaml"),
                SETTINGS.formatted(
                        ports.jobManager(),
                        ports.web(),
                        ports.gateway(),
                        home.work(),
                        home.checkpoints().toUri(),
                        home.savepoints().toUri()));
        Files.writeString(logging(), LOGGING);
    }

    /** For every process here: its log goes where the property {@code log.file} says. */
    Path logging() {
        return home.configuration().resolve("log4j2.properties");
    }

    /** The settings as Flink reads them. */
    Configuration read() {
        return GlobalConfiguration.loadConfiguration(home.configuration().toString());
    }

    /** What Flink of this version asks of Java, whatever the process. */
    static List<String> opens() {
        List<String> flags = new ArrayList<>();
        for (String open :
                List.of(
                        "java.base/java.lang",
                        "java.base/java.net",
                        "java.base/java.io",
                        "java.base/java.nio",
                        "java.base/sun.nio.ch",
                        "java.base/java.lang.reflect",
                        "java.base/java.text",
                        "java.base/java.time",
                        "java.base/java.util",
                        "java.base/java.util.concurrent",
                        "java.base/java.util.concurrent.atomic",
                        "java.base/java.util.concurrent.locks")) {
            flags.add("--add-opens=" + open + "=ALL-UNNAMED");
        }
        flags.add("--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED");
        flags.add("--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED");
        return flags;
    }
}
