package dev.stet.local.options;

import dev.stet.PostgresBinding;
import dev.stet.config.JobConfig;
import dev.stet.local.VersionProvider;
import dev.stet.sinks.PostgresTables;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stet postgres}: the tables that a job on a cluster writes to. */
@Command(
        name = "postgres",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        description = "Creates the tables that a job writes to.",
        footer = {
            "",
            "Examples:",
            "  ./stet postgres migrate --config stet.yaml",
            "  ./stet postgres print"
        })
public final class PostgresCommand extends OptionsCommand {

    /**
     * @param environment whose STET_ variables override the file
     */
    public PostgresCommand(Map<String, String> environment) {
        super(environment);
    }

    @Command(
            name = "migrate",
            mixinStandardHelpOptions = true,
            usageHelpAutoWidth = true,
            description = {
                "Creates tables, comments, views and the role stet_reader, or adds what is"
                        + " missing.",
                "Runs in one transaction, and can be repeated."
            },
            footer = {"", "Example:", "  ./stet postgres migrate --config stet.yaml"})
    void migrate(
            @Option(
                            names = "--config",
                            required = true,
                            paramLabel = "FILE",
                            description = "The options of the job; stet.sinks.postgres is used.")
                    Path file) {
        String database = PostgresBinding.migrate(JobConfig.from(given(file, Map.of())));
        out().println("migrated " + database);
    }

    @Command(
            name = "print",
            mixinStandardHelpOptions = true,
            usageHelpAutoWidth = true,
            description = "Prints the same SQL, to run by hand: psql -1 -f FILE",
            footer = {"", "Example:", "  ./stet postgres print"})
    void print() {
        out().print(PostgresTables.migration());
        out().flush();
    }
}
