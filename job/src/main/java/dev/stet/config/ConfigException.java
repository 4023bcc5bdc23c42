package dev.stet.config;

/** An option that cannot be used; the message begins with its key, and says what to change. */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * @param key of the option
     * @param problem what was found and what is expected, to be read after the key
     */
    public ConfigException(String key, String problem) {
        super("%s: %s".formatted(key, problem));
        this.key = key;
    }

    /**
     * The same, told with the place where it was written.
     *
     * @param place {@code stet.yaml:3:5}, or what set it otherwise
     */
    ConfigException(String key, String place, String problem) {
        super("%s: %s".formatted(place, problem));
        this.key = key;
    }

    public String key() {
        return key;
    }
}
