package dev.stet.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster is meant. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The cluster's working folder. Default: target/cluster of the project")
    private @Nullable Path folder;

    Home home() {
        Path chosen = folder;
        return new Home(
                chosen == null ? Home.project().resolve("target").resolve("cluster") : chosen);
    }
}
