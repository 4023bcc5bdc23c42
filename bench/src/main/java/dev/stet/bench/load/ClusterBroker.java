package dev.stet.bench.load;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The Kafka broker that {@code ./stet cluster up} started. */
final class ClusterBroker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMBER = "KAFKA";

    private ClusterBroker() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Ports(int kafka) {}

    /** What is read of the cluster's state file. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record State(Ports ports, Map<String, ProcessIdentity> processes) {}

    /**
     * Where it listens; empty where none runs.
     *
     * @param folder the cluster's working folder
     */
    static Optional<String> bootstrapServers(Path folder) throws IOException {
        Path file = folder.resolve("cluster.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        State state = JSON.readValue(file.toFile(), State.class);
        return Optional.ofNullable(state.processes().get(MEMBER))
                .filter(ProcessIdentity::isAlive)
                .map(broker -> "127.0.0.1:" + state.ports().kafka());
    }
}
