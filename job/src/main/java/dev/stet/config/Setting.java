package dev.stet.config;

/**
 * The value that one place gives to one key.
 *
 * @param value a {@link String}, or a list of them
 */
record Setting(String key, Object value, GivenAt place) {

    ConfigException wrong(String problem) {
        return new ConfigException(key, place, key + ": " + problem);
    }
}
