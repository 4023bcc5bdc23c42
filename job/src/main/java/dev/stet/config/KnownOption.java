package dev.stet.config;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;

/**
 * An option of the job, with the type of its value.
 *
 * @param type of the value, or of each item where it is a list
 */
public record KnownOption(ConfigOption<?> option, Class<?> type, boolean isList) {

    /** Every option, in the order of the documentation. */
    public static final List<KnownOption> ALL = all();

    private static List<KnownOption> all() {
        List<KnownOption> all = new ArrayList<>();
        for (Class<?> group : List.of(SourceOptions.class, StetOptions.class, SinkOptions.class)) {
            for (Field field : group.getFields()) {
                all.add(of(field));
            }
        }
        return List.copyOf(all);
    }

    private static KnownOption of(Field field) {
        try {
            ConfigOption<?> option = (ConfigOption<?>) field.get(null);
            Type type = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
            if (type instanceof Class<?> plain) {
                return new KnownOption(option, plain, false);
            }
            ParameterizedType generic = (ParameterizedType) type;
            return generic.getRawType() == Map.class
                    ? new KnownOption(option, Map.class, false)
                    : new KnownOption(option, (Class<?>) generic.getActualTypeArguments()[0], true);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    public String key() {
        return option.key();
    }

    /** Whether it holds properties that are passed on: any key below this one is taken. */
    public boolean isMap() {
        return type == Map.class;
    }

    /** The prefix of every key below a map. */
    String prefix() {
        return key() + ".";
    }

    /** The environment variable that sets it: {@code STET_ROLLUP_GRAINS}. */
    public String environmentVariable() {
        return environmentVariable(key());
    }

    static String environmentVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The option that a key sets: the one of this name, or the map above it. */
    static Optional<KnownOption> find(String key) {
        return ALL.stream()
                .filter(
                        known ->
                                known.isMap()
                                        ? key.startsWith(known.prefix())
                                        : known.key().equals(key))
                .findFirst();
    }

    /** The secret whose file this option names; empty for any other option. */
    Optional<String> secret() {
        String without = key().replaceFirst(Secret.FILE + "$", "");
        return without.equals(key()) ? Optional.empty() : Optional.of(without);
    }

    /**
     * What was probably meant by an unknown key.
     *
     * @return empty where no key is near
     */
    static Optional<String> nearest(String unknown) {
        Map<Boolean, List<String>> keys =
                ALL.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        KnownOption::isMap,
                                        Collectors.mapping(KnownOption::key, Collectors.toList())));
        return Spelling.nearest(
                unknown.startsWith("stet") ? unknown : "stet." + unknown,
                keys.getOrDefault(false, List.of()),
                keys.getOrDefault(true, List.of()),
                '.');
    }
}
