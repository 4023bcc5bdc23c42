package dev.stet.local.options;

import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
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
        description = "Looks at the options of a job on a cluster.",
        footer = {"", "Examples:", "  ./stet config check stet.yaml", "  ./stet config show"})
public final class ConfigCommand extends OptionsCommand {

    /**
     * @param environment whose STET_ variables go over the file
     */
    public ConfigCommand(Map<String, String> environment) {
        super(environment);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            usageHelpAutoWidth = true,
            description = {
                "Checks a file of options, and what the environment puts over it.",
                "Prints what holds and where each value comes from, secrets not shown; or the"
                        + " line, the key and what is expected, and exits with 1."
            },
            footer = {"", "Example:", "  ./stet config check stet.yaml"})
    void check(
            @Parameters(paramLabel = "FILE", description = "YAML, as --config of the job takes it.")
                    Path file,
            @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Goes over both.")
                    @Nullable Map<String, String> definitions) {
        GivenOptions given = given(file, definitions == null ? Map.of() : definitions);
        JobConfig.from(given);
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
