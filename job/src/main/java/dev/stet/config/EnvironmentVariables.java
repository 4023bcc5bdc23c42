package dev.stet.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the environment variables that begin with {@code STET_} give: options and secrets. */
public final class EnvironmentVariables {

    private static final String PREFIX = "STET_";

    /** What the launcher {@code ./stet} reads. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("STET_JAVA_OPTS");

    /** What Kubernetes sets in every pod for a service whose name begins with "stet". */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile(
                    "STET_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?"
                            + "|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private final Map<String, String> environment;
    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, Secret> secrets = new HashMap<>();

    private EnvironmentVariables(Map<String, String> environment) {
        this.environment = new TreeMap<>(environment);
    }

    static EnvironmentVariables of(Map<String, String> environment) {
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        KnownOption.ALL.forEach(variables::read);
        return variables;
    }

    /** The options that are set. */
    List<Setting> settings() {
        return settings;
    }

    /** The secrets that are set, by their keys. */
    Map<String, Secret> secrets() {
        return secrets;
    }

    private void read(KnownOption known) {
        if (known.isMap()) {
            readBelow(known);
            return;
        }
        readOption(known.key(), known.environmentVariable());
        known.secret().ifPresent(secret -> readSecret(secret, Secret.environmentVariable(secret)));
    }

    private void readOption(String key, String variable) {
        String value = environment.get(variable);
        if (value != null) {
            settings.add(new Setting(key, value, GivenAt.named(variable)));
        }
    }

    private void readSecret(String key, String variable) {
        String value = environment.get(variable);
        if (value != null) {
            secrets.put(key, Secret.given(variable, value));
        }
    }

    /** Properties that are passed on: their names have dots where a variable has underscores. */
    private void readBelow(KnownOption map) {
        for (String variable : environment.keySet()) {
            if (!isBelow(map, variable)) {
                continue;
            }
            String name = variable.substring(map.environmentVariable().length() + 1);
            String key = map.prefix() + name.toLowerCase(Locale.ROOT).replace('_', '.');
            String withoutFile = key.replaceFirst("\\.file$", "");
            if (!withoutFile.equals(key) && Secret.isSecret(withoutFile)) {
                readOption(withoutFile + Secret.FILE, variable);
            } else if (Secret.isSecret(key)) {
                readSecret(key, variable);
            } else {
                readOption(key, variable);
            }
        }
    }

    private static boolean isBelow(KnownOption map, String variable) {
        String prefix = map.environmentVariable() + "_";
        return variable.startsWith(prefix) && variable.length() > prefix.length();
    }

    /**
     * Refuses misspelled variables, which would otherwise have no effect and give no sign of it.
     *
     * @throws ConfigException naming every variable that begins with {@code STET_} and is neither
     *     an option, a secret, of the launcher nor of Kubernetes
     */
    public static void requireKnown(Map<String, String> environment) {
        Problems problems = new Problems();
        for (String variable : new TreeMap<>(environment).keySet()) {
            if (isVariable(variable) && !isKnown(variable)) {
                problems.add(
                        new ConfigException(
                                variable,
                                GivenAt.named(variable),
                                nearest(variable)
                                        .map("no such option; did you mean %s?"::formatted)
                                        .orElse(
                                                "no such option; unset this variable, or see"
                                                        + " docs/configuration.md for the names of"
                                                        + " all options")));
            }
        }
        problems.raise();
    }

    /** Whether this is the name of a variable rather than the key of an option. */
    static boolean isVariable(String name) {
        return name.startsWith(PREFIX);
    }

    private static boolean isKnown(String variable) {
        return names().anyMatch(variable::equals)
                || KnownOption.ALL.stream()
                        .anyMatch(known -> known.isMap() && isBelow(known, variable))
                || OF_KUBERNETES.matcher(variable).matches();
    }

    private static Optional<String> nearest(String variable) {
        if (variable.equals(KnownOption.environmentVariable(StetOptions.PSEUDONYM_KEY))) {
            return Optional.of(StetOptions.PSEUDONYM_KEY_VARIABLE);
        }
        return Spelling.nearest(
                variable,
                names().toList(),
                KnownOption.ALL.stream()
                        .filter(KnownOption::isMap)
                        .map(KnownOption::environmentVariable)
                        .toList(),
                '_');
    }

    /** Every variable whose whole name is known. */
    private static Stream<String> names() {
        return Stream.concat(
                OF_THE_LAUNCHER.stream(),
                KnownOption.ALL.stream()
                        .filter(known -> !known.isMap())
                        .flatMap(
                                known ->
                                        Stream.concat(
                                                Stream.of(known.environmentVariable()),
                                                known.secret().stream()
                                                        .map(Secret::environmentVariable))));
    }
}
