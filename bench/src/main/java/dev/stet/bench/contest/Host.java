package dev.stet.bench.contest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures depend on beside the code: the machine, Java, the engines' versions. */
public final class Host {

    /** The jar that stands for an engine, by the engine's name. */
    private static final Map<String, String> ENGINES =
            Map.of(
                    "Apache Flink", "flink-streaming-java",
                    "Flink's Kafka connector", "flink-connector-kafka",
                    "Apache Kafka", "kafka-clients",
                    "Kafka Streams", "kafka-streams",
                    "Apache Spark", "spark-sql_2\\.13",
                    "DuckDB", "duckdb_jdbc",
                    "RocksDB (Flink's)", "frocksdbjni",
                    "RocksDB", "rocksdbjni");

    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");

    private Host() {}

    /** The machine and its Java, in one line. */
    public static String describe() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d × %s, %.0f GiB of memory, %s, Java %s (%s)",
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / 1073741824.0,
                System.getProperty("os.name"),
                Runtime.version().feature(),
                System.getProperty("java.vm.name"));
    }

    private static String processor() {
        try {
            Matcher model = MODEL.matcher(Files.readString(Path.of("/proc/cpuinfo")));
            return model.find() ? model.group(1).strip() : System.getProperty("os.arch");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** By engine, as its jar on the class path is named. */
    static Map<String, String> versions(Iterable<String> classPaths) {
        Map<String, String> versions = new TreeMap<>();
        for (String classPath : classPaths) {
            ENGINES.forEach(
                    (engine, jar) -> {
                        Matcher found =
                                Pattern.compile("/" + jar + "-(\\d[^/:]*)\\.jar")
                                        .matcher(classPath);
                        if (found.find()) {
                            versions.merge(
                                    engine,
                                    found.group(1),
                                    (a, b) -> a.contains(b) ? a : a + " and " + b);
                        }
                    });
        }
        return versions;
    }
}
