package dev.stet.config;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/**
 * An option of the job, with what its value may be.
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

    /** Whether keys below this one are up to somebody else: properties that are handed on. */
    public boolean isMap() {
        return type == Map.class;
    }

    /** What every key below a map begins with. */
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

    /** The option that a key sets: that of its name, or the map it lies below. */
    static Optional<KnownOption> find(String key) {
        return ALL.stream()
                .filter(
                        known ->
                                known.isMap()
                                        ? key.startsWith(known.prefix())
                                        : known.key().equals(key))
                .findFirst();
    }

    /**
     * What was probably meant by an unknown key.
     *
     * @return empty where no key is near
     */
    static Optional<String> nearest(String unknown) {
        String key = unknown.startsWith("stet") ? unknown : "stet." + unknown;
        String nearest = "";
        int least = Math.max(2, key.length() / 3) + 1;
        for (KnownOption known : ALL) {
            int distance = distance(key, known.key());
            if (distance < least) {
                least = distance;
                nearest = known.key();
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** How many characters must be put in, taken out or replaced. */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
