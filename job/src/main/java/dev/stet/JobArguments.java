package dev.stet;

import dev.stet.config.ConfigException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind the jar on a command line.
 *
 * @param check whether to look at the options only
 * @param definitions by key, what was given with {@code -D}
 */
record JobArguments(
        boolean help, boolean check, Optional<Path> config, Map<String, String> definitions) {

    static final String USAGE =
            "flink run [OPTION OF FLINK]... stet-job.jar [--check] [--config FILE]"
                    + " [-Dstet.KEY=VALUE]...";

    /**
     * @throws ConfigException naming what is not understood
     */
    static JobArguments parse(String[] arguments) {
        boolean help = false;
        boolean check = false;
        Optional<Path> config = Optional.empty();
        Map<String, String> definitions = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--help")) {
                help = true;
            } else if (argument.equals("--check")) {
                check = true;
            } else if (argument.equals("--config") && i + 1 < arguments.length) {
                config = Optional.of(Path.of(arguments[++i]));
            } else if (argument.startsWith("-D") && argument.indexOf('=') > 2) {
                int equals = argument.indexOf('=');
                definitions.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else {
                throw new ConfigException(argument, "is not understood; usage: " + USAGE);
            }
        }
        return new JobArguments(help, check, config, definitions);
    }
}
