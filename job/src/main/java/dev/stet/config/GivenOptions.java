package dev.stet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What was given to the job, one over the other: a file, over it the environment, over that the
 * command line; and where each value comes from. Every key is known, and every value of the type
 * that its option asks for.
 */
public final class GivenOptions {

    private final String fallback;
    private final Map<String, String> environment;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Configuration options = new Configuration();

    private GivenOptions(@Nullable Path file, Map<String, String> environment) {
        this.fallback = file == null ? "no file of options was given" : String.valueOf(file);
        this.environment = environment;
    }

    /**
     * @param file YAML; null for none
     * @param commandLine by key, what was given with {@code -D}
     * @throws ConfigException naming the place, the key, what was given and what is expected
     */
    public static GivenOptions of(
            @Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
        GivenOptions given = new GivenOptions(file, environment);
        if (file != null) {
            YamlSettings.read(String.valueOf(file), text(file)).forEach(given::add);
        }
        given.addEnvironment();
        new TreeMap<>(commandLine)
                .forEach((key, value) -> given.add(new Setting(key, value, "-D" + key)));
        given.readValues();
        return given;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException("", "--config", "cannot read the file " + file);
        }
    }

    private void add(Setting setting) {
        String key = setting.key();
        if (isKnownSecret(key)) {
            throw setting.wrong(
                    "is a secret and must not stand here: put it into a file and name that as %s%s%s"
                            .formatted(key, Secret.FILE, orEnvironment(key)));
        }
        if (KnownOption.find(key).isEmpty()) {
            throw setting.wrong(
                    "is unknown"
                            + KnownOption.nearest(key)
                                    .map("; did you mean %s?"::formatted)
                                    .orElse("; docs/configuration.md has every key"));
        }
        requireNoPassword(setting);
        settings.put(key, setting);
        if (key.endsWith(Secret.FILE)) {
            String secret = key.substring(0, key.length() - Secret.FILE.length());
            if (isKnownSecret(secret)) {
                secrets.put(secret, Secret.inFile(key, Path.of(String.valueOf(setting.value()))));
            }
        }
    }

    /** Whatever is given is printed, that of a sink that is not used too. */
    private static void requireNoPassword(Setting setting) {
        boolean holdsOne =
                setting.value() instanceof List<?> items
                        ? items.stream().map(String::valueOf).anyMatch(Secret::isWithin)
                        : Secret.isWithin(String.valueOf(setting.value()));
        if (holdsOne) {
            throw setting.wrong(
                    "must not hold a password, since it is printed"
                            + placesOfPasswords(setting.key()));
        }
    }

    private static String placesOfPasswords(String key) {
        String put = ": put that into a file and name the file as ";
        if (key.equals(SinkOptions.POSTGRES_URL.key())) {
            return put + SinkOptions.POSTGRES_PASSWORD_FILE.key();
        }
        if (key.endsWith(Secret.FILE)) {
            return ": put that into a file, and give the name of the file here";
        }
        for (ConfigOption<?> catalog :
                List.of(SinkOptions.ICEBERG_CATALOG, SourceOptions.ICEBERG_CATALOG)) {
            if (key.startsWith(catalog.key() + ".")) {
                return put
                        + "%s.jdbc.password-file, or credential-file or token-file of a REST catalog"
                                .formatted(catalog.key());
            }
        }
        return "";
    }

    /** A variable has no dashes, so it cannot name a property of others that has some. */
    private static String orEnvironment(String key) {
        boolean nameable =
                KnownOption.ALL.stream()
                        .filter(KnownOption::isMap)
                        .map(KnownOption::prefix)
                        .filter(key::startsWith)
                        .noneMatch(prefix -> key.indexOf('-', prefix.length()) >= 0);
        return nameable
                ? ", or put it into the environment as " + Secret.environmentVariable(key)
                : "";
    }

    private static boolean isKnownSecret(String key) {
        return Secret.isSecret(key) && KnownOption.find(key + Secret.FILE).isPresent();
    }

    private void addEnvironment() {
        for (KnownOption known : KnownOption.ALL) {
            if (known.isMap()) {
                addBelow(known);
                continue;
            }
            addVariable(known.key(), known.environmentVariable());
            if (known.key().endsWith(Secret.FILE)) {
                String secret =
                        known.key().substring(0, known.key().length() - Secret.FILE.length());
                addSecret(secret, Secret.environmentVariable(secret));
            }
        }
    }

    private void addVariable(String key, String variable) {
        String value = environment.get(variable);
        if (value != null) {
            add(new Setting(key, value, variable));
        }
    }

    private void addSecret(String key, String variable) {
        String value = environment.get(variable);
        if (value != null) {
            secrets.put(key, Secret.given(variable, value));
        }
    }

    /** Properties that are handed on: their names have dots where a variable has underscores. */
    private void addBelow(KnownOption map) {
        String prefix = map.environmentVariable() + "_";
        for (String variable : new TreeMap<>(environment).keySet()) {
            if (!variable.startsWith(prefix) || variable.length() == prefix.length()) {
                continue;
            }
            String name = variable.substring(prefix.length()).toLowerCase(Locale.ROOT);
            String key = map.prefix() + name.replace('_', '.');
            String withoutFile = key.replaceFirst("\\.file$", "");
            if (!withoutFile.equals(key) && Secret.isSecret(withoutFile)) {
                addVariable(withoutFile + Secret.FILE, variable);
            } else if (Secret.isSecret(key)) {
                addSecret(key, variable);
            } else {
                addVariable(key, variable);
            }
        }
    }

    private void readValues() {
        Map<KnownOption, Map<String, String>> maps = new LinkedHashMap<>();
        for (Setting setting : settings.values()) {
            KnownOption known = KnownOption.find(setting.key()).orElseThrow();
            if (!known.isMap()) {
                set(known.option(), value(known, setting));
            } else if (!isKnownSecret(setting.key().replaceFirst(Secret.FILE + "$", ""))) {
                maps.computeIfAbsent(known, map -> new TreeMap<>())
                        .put(
                                setting.key().substring(known.prefix().length()),
                                String.valueOf(value(known, setting)));
            }
        }
        maps.forEach((known, map) -> set(known.option(), map));
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
            Setting setting = settings.get(e.key());
            String place = setting == null ? fallback : setting.place();
            throw new ConfigException(e.key(), place, String.valueOf(e.getMessage()));
        }
    }

    Configuration options() {
        return options;
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
     * What holds, a line for each option: its value and where that comes from. Secrets are not
     * shown; an option without a value has no line.
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (KnownOption known : KnownOption.ALL) {
            if (known.isMap()) {
                settings.values().stream()
                        .filter(setting -> setting.key().startsWith(known.prefix()))
                        .forEach(setting -> lines.add(line(setting)));
            } else if (settings.containsKey(known.key())) {
                lines.add(line(settings.get(known.key())));
            } else if (known.option().hasDefaultValue()) {
                String value = OptionValue.write(known.option().defaultValue());
                lines.add(line(known.key(), value, "default"));
            }
        }
        new TreeMap<>(secrets)
                .forEach((key, secret) -> lines.add(line(key, secret.toString(), secret.place())));
        return lines;
    }

    private static String line(@Nullable Setting setting) {
        return setting == null
                ? ""
                : line(setting.key(), OptionValue.write(setting.value()), setting.place());
    }

    private static String line(String key, String value, String place) {
        return "%s: %s  # %s".formatted(key, value, place);
    }
}
