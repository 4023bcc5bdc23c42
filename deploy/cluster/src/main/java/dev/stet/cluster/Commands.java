package dev.stet.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** The command line of each member, once the files that it reads are written. */
final class Commands {

    private static final String HEAP = "-Xmx512m";

    private final Home home;
    private final Ports ports;
    private final FlinkFiles flink;
    private final Distribution distribution;

    Commands(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
        this.flink = new FlinkFiles(home);
        this.distribution = new Distribution(home);
    }

    /** What Flink's processes and clients find each other by. */
    static Map<String, String> environment(Home home) {
        return Map.of(
                "FLINK_HOME", home.root().toString(),
                "FLINK_CONF_DIR", home.configuration().toString(),
                "FLINK_LIB_DIR", home.lib().toString(),
                "FLINK_OPT_DIR", home.opt().toString());
    }

    List<String> of(Member member) throws IOException {
        return switch (member) {
            case POSTGRES -> new PostgresFiles(home).command(ports.postgres());
            case KAFKA -> kafka();
            case JOB_MANAGER -> jobManager();
            case TASK_MANAGER_1, TASK_MANAGER_2 -> taskManager(member);
            case SQL_GATEWAY -> sqlGateway();
        };
    }

    /** Runs with this process's own class path, where the broker is. */
    private List<String> kafka() throws IOException {
        return java(
                Member.KAFKA,
                List.of(HEAP),
                System.getProperty("java.class.path"),
                "kafka.Kafka",
                List.of(new KafkaFiles(home).prepare(ports).toString()));
    }

    private List<String> jobManager() throws IOException {
        Configuration configuration = flink.read();
        var memory = JobManagerProcessUtils.processSpecFromConfig(configuration);
        return java(
                Member.JOB_MANAGER,
                words(JobManagerProcessUtils.generateJvmParametersStr(memory, configuration)),
                distribution.classPath(),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                arguments(
                        List.of("--executionMode", "cluster"),
                        JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
    }

    private List<String> taskManager(Member member) throws IOException {
        TaskExecutorProcessSpec memory =
                TaskExecutorProcessUtils.processSpecFromConfig(flink.read());
        return java(
                member,
                words(ProcessMemoryUtils.generateJvmParametersStr(memory)),
                distribution.classPath(),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                arguments(
                        List.of("-D", "taskmanager.resource-id=" + member.id()),
                        TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
    }

    private List<String> sqlGateway() throws IOException {
        return java(
                Member.SQL_GATEWAY,
                List.of(HEAP),
                distribution.sqlClassPath(),
                "org.apache.flink.table.gateway.SqlGateway",
                List.of());
    }

    private List<String> arguments(List<String> own, String memory) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--configDir");
        arguments.add(home.configuration().toString());
        arguments.addAll(own);
        arguments.addAll(words(memory));
        return arguments;
    }

    private List<String> java(
            Member member,
            List<String> flags,
            String classPath,
            String main,
            List<String> arguments) {
        Path log = home.log(member);
        return JavaCommand.of(flags, flink.logging(), log, classPath, main, arguments);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
