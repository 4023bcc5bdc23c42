package dev.stet.local.options;

import dev.stet.PostgresBinding;
import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
import dev.stet.local.VersionProvider;
import dev.stet.sinks.PostgresTables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stet postgres}: the tables that a job on a cluster writes to. */
@Command(
        name = "postgres",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        description = "Makes the tables that a job writes to.")
public final class PostgresCommand implements Runnable {

    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    /**
     * @param environment whose STET_ variables go over the file
     */
    public PostgresCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "say migrate or print");
    }

    @Command(
            name = "migrate",
            mixinStandardHelpOptions = true,
            usageHelpAutoWidth = true,
            description = {
                "Makes tables, comments, views and the role stet_reader, or adds what is missing.",
                "It runs in one transaction, and may be run again."
            })
    void migrate(
            @Option(
                            names = "--config",
                            required = true,
                            paramLabel = "FILE",
                            description = "The options of the job; stet.sinks.postgres is used.")
                    Path file) {
        String database =
                PostgresBinding.migrate(
                        JobConfig.from(GivenOptions.of(file, environment, Map.of())));
        out().println("migrated " + database);
    }

    @Command(
            name = "print",
            mixinStandardHelpOptions = true,
            usageHelpAutoWidth = true,
            description = "Prints the same as SQL, for whoever runs it by hand: psql -1 -f FILE")
    void print() {
        out().print(PostgresTables.migration());
        out().flush();
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
