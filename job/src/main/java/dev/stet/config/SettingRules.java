package dev.stet.config;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** What may be given as an option: every key but an unknown one and a secret, and no password. */
final class SettingRules {

    private SettingRules() {}

    /**
     * @throws ConfigException naming the place, the key and where the value belongs
     */
    static void check(Setting setting) {
        String key = setting.key();
        if (isKnownSecret(key)) {
            throw setting.wrong(
                    "is a secret: put it into a file and set %s%s to the name of that file%s"
                            .formatted(key, Secret.FILE, orEnvironment(key)));
        }
        if (KnownOption.find(key).isEmpty()) {
            throw setting.wrong("no such option" + whatInstead(key));
        }
        requireNoPassword(setting);
    }

    static boolean isKnownSecret(String key) {
        return Secret.isSecret(key) && KnownOption.find(key + Secret.FILE).isPresent();
    }

    private static String whatInstead(String key) {
        if (KnownOption.ALL.stream().anyMatch(map -> map.isMap() && map.key().equals(key))) {
            return " by itself; set properties below it, such as %s.NAME".formatted(key);
        }
        return KnownOption.nearest(key)
                .map("; did you mean %s?"::formatted)
                .orElse("; docs/configuration.md lists every option");
    }

    /** Every value that is given is printed, even one of a sink that is not used. */
    private static void requireNoPassword(Setting setting) {
        boolean holdsOne =
                setting.value() instanceof List<?> items
                        ? items.stream().map(String::valueOf).anyMatch(Secret::isWithin)
                        : Secret.isWithin(String.valueOf(setting.value()));
        if (holdsOne) {
            throw setting.wrong(
                    "contains a password, and this value is printed" + placeOf(setting.key()));
        }
    }

    private static String placeOf(String key) {
        String put = ": put the password into a file and set ";
        String toTheFile = " to the name of that file";
        if (key.equals(SinkOptions.POSTGRES_URL.key())) {
            return put + SinkOptions.POSTGRES_PASSWORD_FILE.key() + toTheFile;
        }
        if (key.endsWith(Secret.FILE)) {
            return ": put it into a file, and give the name of the file here";
        }
        for (ConfigOption<?> catalog :
                List.of(SinkOptions.ICEBERG_CATALOG, SourceOptions.ICEBERG_CATALOG)) {
            if (key.startsWith(catalog.key() + ".")) {
                return put
                        + catalog.key()
                        + ".jdbc.password-file (of a REST catalog credential-file or token-file)"
                        + toTheFile;
            }
        }
        return ": remove it";
    }

    /** A variable has no dashes, so it cannot name a property that contains one. */
    private static String orEnvironment(String key) {
        boolean nameable =
                KnownOption.ALL.stream()
                        .filter(KnownOption::isMap)
                        .map(KnownOption::prefix)
                        .filter(key::startsWith)
                        .noneMatch(prefix -> key.indexOf('-', prefix.length()) >= 0);
        return nameable
                ? ", or set the environment variable " + Secret.environmentVariable(key)
                : "";
    }
}
