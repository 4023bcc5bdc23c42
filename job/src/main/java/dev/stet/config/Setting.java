package dev.stet.config;

/**
 * What one place says about one key.
 *
 * @param value a {@link String}, or a list of them
 * @param place {@code stet.yaml:3:5}, {@code -D} or the name of an environment variable
 */
record Setting(String key, Object value, String place) {

    ConfigException wrong(String problem) {
        return new ConfigException(key, place, key + ": " + problem);
    }
}
