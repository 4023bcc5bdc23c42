package dev.stet.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;

/**
 * How to reach a catalog of Iceberg.
 *
 * @param option what its properties lie below
 * @param catalogName what the catalog is called
 * @param properties of the catalog, by Iceberg's own names
 * @param secrets as {@code properties}, those that must not be seen
 */
public record IcebergAccess(
        String option,
        String catalogName,
        Map<String, String> properties,
        Map<String, Secret> secrets) {

    private static final String TYPE = "type";

    private static final String NAME = "name";

    private static final String UNNAMED = "stet";

    private static final String IMPLEMENTATION = "catalog-impl";

    /** What most often decides whether a catalog can be reached, most telling first. */
    private static final List<String> TELLING = List.of("uri", "warehouse", IMPLEMENTATION, TYPE);

    public IcebergAccess {
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
    }

    /**
     * @param why there must be a catalog
     * @throws ConfigException where no kind of catalog is named
     */
    static IcebergAccess from(
            GivenOptions given, ConfigOption<Map<String, String>> catalog, String why) {
        Map<String, String> properties = given.options().getOptional(catalog).orElse(Map.of());
        if (!properties.containsKey(TYPE) && !properties.containsKey(IMPLEMENTATION)) {
            throw new ConfigException(
                    catalog.key() + "." + TYPE, "must be set (or catalog-impl), since " + why);
        }
        Map<String, String> passedOn = new HashMap<>(properties);
        String name = passedOn.remove(NAME);
        return new IcebergAccess(
                catalog.key(), name == null ? UNNAMED : name, passedOn, given.secrets(catalog));
    }

    /**
     * That of the first option, where it is set or the second is not; else that of the second, with
     * what the first has of secrets over it.
     */
    static IcebergAccess from(
            GivenOptions given,
            ConfigOption<Map<String, String>> catalog,
            ConfigOption<Map<String, String>> otherwise,
            String why) {
        if (given.options().contains(catalog) || !given.options().contains(otherwise)) {
            return from(given, catalog, why);
        }
        IcebergAccess other = from(given, otherwise, why);
        Map<String, Secret> secrets = new HashMap<>(other.secrets);
        secrets.putAll(given.secrets(catalog));
        return new IcebergAccess(other.option, other.catalogName, other.properties, secrets);
    }

    /** All properties, secrets read. */
    public Map<String, String> catalogProperties() {
        Map<String, String> all = new HashMap<>(properties);
        secrets.forEach((property, secret) -> all.put(property, secret.read()));
        return all;
    }

    /** The option to look at first where the catalog cannot be reached. */
    public String mostTellingOption() {
        return TELLING.stream()
                .filter(properties::containsKey)
                .findFirst()
                .map(property -> option + "." + property)
                .orElse(option);
    }
}
