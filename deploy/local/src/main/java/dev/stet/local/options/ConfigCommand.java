package dev.stet.local.options;

import dev.stet.ConfigCheck;
import dev.stet.config.GivenOptions;
import dev.stet.local.VersionProvider;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stet config}: the options of a job on a cluster, without the job. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        usageHelpAutoWidth = true,
        description = "Checks the options of a job on a cluster.",
        footer = {"", "Examples:", "  ./stet config check stet.yaml", "  ./stet config show"})
public final class ConfigCommand extends OptionsCommand {

    /**
     * @param environment whose STET_ variables override the file
     */
    public ConfigCommand(Map<String, String> environment) {
        super(environment);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            usageHelpAutoWidth = true,
            description = {
                "Checks a file of options, together with the environment variables STET_....",
                "Prints the options that are set, each with its place, then the defaults; secrets"
                    + " are not shown. Where the job could not be submitted, prints a line for each"
                    + " error, with file, line, column, key and what is expected, and exits with 1."
                    + " Reads the files of secrets and looks for input files; asks no broker and no"
                    + " database."
            },
            footer = {"", "Example:", "  ./stet config check stet.yaml"})
    void check(
            @Parameters(paramLabel = "FILE", description = "YAML, as --config of the job takes it.")
                    Path file,
            @Option(
                            names = "-D",
                            paramLabel = "KEY=VALUE",
                            description = "Overrides the file and the environment.")
                    @Nullable Map<String, String> definitions) {
        GivenOptions given = given(file, definitions == null ? Map.of() : definitions);
        ConfigCheck.run(given, environment());
        ConfigCheck.warnings(given, environment())
                .forEach(warning -> err().println("stet config check: warning: " + warning));
        out().println("ok");
        given.lines().forEach(out()::println);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            usageHelpAutoWidth = true,
            description = "Prints every option that has a default.",
            footer = {"", "Example:", "  ./stet config show"})
    void show() {
        GivenOptions.of(null, Map.of(), Map.of()).lines().forEach(out()::println);
    }
}
