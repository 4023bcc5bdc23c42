package dev.stet.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects what is wrong with the options, so that all of it is reported at once. Of each option
 * the first problem counts: what follows from a value that cannot be used is no news.
 */
public final class Problems {

    private final Map<String, ConfigException> byKey = new LinkedHashMap<>();

    public Problems() {}

    Problems(Problems others) {
        byKey.putAll(others.byKey);
    }

    void add(ConfigException problem) {
        problem.problems().forEach(each -> byKey.putIfAbsent(each.key(), each));
    }

    /** Whether the option has a problem. */
    boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** Runs a check that throws a {@link ConfigException} where something is wrong. */
    public void check(Runnable check) {
        try {
            check.run();
        } catch (ConfigException e) {
            add(e);
        }
    }

    /**
     * Reads a value.
     *
     * @return empty where that threw a {@link ConfigException}
     */
    public <T> Optional<T> collect(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ConfigException e) {
            add(e);
            return Optional.empty();
        }
    }

    List<ConfigException> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * @throws ConfigException with every problem, if there is one
     */
    void raise() {
        raise(all());
    }

    static void raise(List<ConfigException> problems) {
        if (problems.size() == 1) {
            throw problems.get(0);
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(new ArrayList<>(problems));
        }
    }
}
