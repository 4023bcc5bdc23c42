package dev.stet.local.options;

import dev.stet.config.GivenOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands on a job's options share; each is a name for those below it. */
abstract class OptionsCommand implements Runnable {

    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    /**
     * @param environment whose STET_ variables override the file
     */
    OptionsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public final void run() {
        throw new ParameterException(
                spec().commandLine(),
                "say " + String.join(" or ", new TreeSet<>(spec().subcommands().keySet())));
    }

    /**
     * What a job would be given.
     *
     * @param definitions override the file and the environment
     */
    final GivenOptions given(Path file, Map<String, String> definitions) {
        return GivenOptions.of(file, environment, definitions);
    }

    final Map<String, String> environment() {
        return environment;
    }

    final PrintWriter err() {
        return spec().commandLine().getErr();
    }

    final PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
