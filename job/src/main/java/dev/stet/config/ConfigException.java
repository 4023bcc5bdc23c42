package dev.stet.config;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One or more options that cannot be used. The message has a line for each; it names the place, as
 * far as that is known, and the key, and says what to change.
 */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final @Nullable GivenAt place;
    private final ConfigException[] problems;

    /**
     * @param key of the option, or the name of an environment variable
     * @param problem what was found and what is expected, to be read after the key
     */
    public ConfigException(String key, String problem) {
        this(key, null, "%s: %s".formatted(key, problem));
    }

    /**
     * @param place null for none
     * @param problem what was found and what is expected, to be read after the place
     */
    ConfigException(String key, @Nullable GivenAt place, String problem) {
        super(place == null ? problem : "%s: %s".formatted(place, problem));
        this.key = key;
        this.place = place;
        this.problems = new ConfigException[0];
    }

    /**
     * @param problems at least two, each of them about one option
     */
    ConfigException(List<ConfigException> problems) {
        super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
        this.key = problems.get(0).key;
        this.place = problems.get(0).place;
        this.problems = problems.toArray(ConfigException[]::new);
    }

    /** The option, or the first of several. */
    public String key() {
        return key;
    }

    @Nullable GivenAt place() {
        return place;
    }

    /** One exception for each option. */
    public List<ConfigException> problems() {
        return problems.length == 0 ? List.of(this) : List.of(problems);
    }
}
