package dev.stet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The options that were given to the job, and where each value comes from. Precedence: command
 * line, then environment, then file. A key or a value that cannot be used is kept as a problem,
 * which {@link JobConfig#from} throws with all others; until then its option counts as not set.
 */
public final class GivenOptions {

    private final GivenAt fallback;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Configuration options = new Configuration();
    private final Problems problems = new Problems();

    private GivenOptions(@Nullable Path file) {
        this.fallback =
                GivenAt.named(file == null ? "no file of options was given" : String.valueOf(file));
    }

    /**
     * @param file YAML; null for none
     * @param commandLine by key, what was given with {@code -D}
     * @throws ConfigException where the file cannot be read or is not YAML
     */
    public static GivenOptions of(
            @Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
        GivenOptions given = new GivenOptions(file);
        if (file != null) {
            YamlSettings.read(String.valueOf(file), text(file), given.problems).forEach(given::add);
        }
        EnvironmentVariables variables = EnvironmentVariables.of(environment);
        given.problems.check(() -> EnvironmentVariables.requireKnown(environment));
        variables.settings().forEach(given::add);
        variables.secrets().forEach(given::addSecret);
        new TreeMap<>(commandLine)
                .forEach(
                        (key, value) ->
                                given.add(new Setting(key, value, GivenAt.named("-D" + key))));
        given.readValues();
        return given;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException("--config", "cannot read the file " + file);
        }
    }

    private void add(Setting setting) {
        problems.check(
                () -> {
                    SettingRules.check(setting);
                    settings.put(setting.key(), setting);
                    addSecret(setting);
                });
    }

    /** Of the pseudonym key a file wins, whichever was given last. */
    private void addSecret(String key, Secret secret) {
        if (!key.equals(StetOptions.PSEUDONYM_KEY)
                || !settings.containsKey(StetOptions.PSEUDONYM_KEY_FILE.key())) {
            secrets.put(key, secret);
        }
    }

    private void addSecret(Setting setting) {
        String key = setting.key();
        if (!key.endsWith(Secret.FILE)) {
            return;
        }
        String secret = key.substring(0, key.length() - Secret.FILE.length());
        if (SettingRules.isKnownSecret(secret)) {
            secrets.put(secret, Secret.inFile(key, String.valueOf(setting.value())));
        }
    }

    private void readValues() {
        Map<KnownOption, Map<String, String>> maps = new LinkedHashMap<>();
        for (Setting setting : settings.values()) {
            KnownOption known = KnownOption.find(setting.key()).orElseThrow();
            problems.check(
                    () -> {
                        Object value = value(known, setting);
                        if (!known.isMap()) {
                            set(known.option(), value);
                        } else if (!isFileOfSecret(setting.key())) {
                            maps.computeIfAbsent(known, map -> new TreeMap<>())
                                    .put(
                                            setting.key().substring(known.prefix().length()),
                                            String.valueOf(value));
                        }
                    });
        }
        maps.forEach((known, map) -> set(known.option(), map));
    }

    private static boolean isFileOfSecret(String key) {
        return SettingRules.isKnownSecret(key.replaceFirst(Secret.FILE + "$", ""));
    }

    private static Object value(KnownOption known, Setting setting) {
        try {
            return OptionValue.read(known, setting.value());
        } catch (IllegalArgumentException e) {
            throw setting.wrong(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked") // OptionValue made it of the option's type.
    private void set(ConfigOption<?> option, Object value) {
        options.set((ConfigOption<Object>) option, value);
    }

    /**
     * Makes something of the options.
     *
     * @throws ConfigException as {@code use} throws it, with the place that the value comes from
     */
    public <T> T use(Function<GivenOptions, T> use) {
        try {
            return use.apply(this);
        } catch (ConfigException e) {
            Problems found = new Problems();
            found.add(e);
            raise(found);
            throw e;
        }
    }

    /**
     * @throws ConfigException with every problem, each with its place, in the order of the file's
     *     lines; only if there is one
     */
    public void raise(Problems found) {
        Problems.raise(
                found.all().stream()
                        .map(this::placed)
                        .sorted(
                                Comparator.comparing(
                                        problem -> placeOf(problem.key(), problem), GivenAt.ORDER))
                        .toList());
    }

    /** A variable is its own place. */
    private ConfigException placed(ConfigException problem) {
        return problem.place() == null && !EnvironmentVariables.isVariable(problem.key())
                ? new ConfigException(
                        problem.key(),
                        placeOf(problem.key(), problem),
                        String.valueOf(problem.getMessage()))
                : problem;
    }

    private GivenAt placeOf(String key, ConfigException problem) {
        if (problem.place() != null) {
            return problem.place();
        }
        Setting setting = settings.get(key);
        return setting == null ? fallback : setting.place();
    }

    /** The options that can be used. */
    public Configuration options() {
        return options;
    }

    /** What cannot be used: a copy. */
    Problems problems() {
        return new Problems(problems);
    }

    /** Every secret that was given, by its key. */
    public Map<String, Secret> secrets() {
        return new TreeMap<>(secrets);
    }

    Optional<Secret> secret(String key) {
        return Optional.ofNullable(secrets.get(key));
    }

    /** Secrets below this option, by the rest of their key. */
    Map<String, Secret> secrets(ConfigOption<Map<String, String>> option) {
        String prefix = option.key() + ".";
        Map<String, Secret> below = new TreeMap<>();
        secrets.forEach(
                (key, secret) -> {
                    if (key.startsWith(prefix)) {
                        below.put(key.substring(prefix.length()), secret);
                    }
                });
        return below;
    }

    /**
     * The options in use, a line for each: first those that were set, each with its place, then,
     * after an empty line, the defaults. Secrets are not shown; an option without a value has no
     * line.
     */
    public List<String> lines() {
        List<String> lines = set();
        if (!lines.isEmpty()) {
            lines.add("");
        }
        for (KnownOption known : KnownOption.ALL) {
            if (known.option().hasDefaultValue() && !settings.containsKey(known.key())) {
                String value = OptionValue.write(known.option().defaultValue());
                lines.add(line(known.key(), value, "default"));
            }
        }
        return lines;
    }

    private List<String> set() {
        List<String> lines = new ArrayList<>();
        for (KnownOption known : KnownOption.ALL) {
            settings.values().stream()
                    .filter(setting -> KnownOption.find(setting.key()).equals(Optional.of(known)))
                    .forEach(setting -> lines.add(line(setting)));
        }
        secrets().forEach((key, secret) -> lines.add(line(key, secret.toString(), secret.place())));
        return lines;
    }

    private static String line(Setting setting) {
        return line(setting.key(), OptionValue.write(setting.value()), setting.place().toString());
    }

    private static String line(String key, String value, String place) {
        return "%s: %s  # %s".formatted(key, value, place);
    }
}
