package dev.stet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.flink.configuration.GlobalConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What must not be printed: it comes from a file or the environment, never from where options are
 * written or from a command line, which other users of a machine can see.
 */
public final class Secret {

    /** What a key ends with whose value is the file of a secret. */
    static final String FILE = "-file";

    private static final List<String> OF_OUR_OWN =
            List.of(
                    "pseudonym-key",
                    "webhook.address",
                    "ssl.keystore.key",
                    "catalog.credential",
                    "header.authorization",
                    "account.key");

    /**
     * A password within a value: before the host of a URL, after the user of Oracle's kind of URL,
     * or as what a parameter is set to. No password: a port with a path after it, in which an @ may
     * stand; and Oracle's user without name and password, whom a wallet lets in.
     */
    private static final Pattern PASSWORD =
            Pattern.compile(
                    "//[^/?#@\\[]*:(?!\\d+[/?,;])[^@]+@"
                            + "|jdbc:oracle:[^@/]*/[^@]+@"
                            + "|(password|passwd|passcode|passphrase|pwd|token|secret|credentials?"
                            + "|signature|(api|access|account|secret|private)[-_]?key"
                            + "|(?<![a-z])(pass|sig))\\s*=",
                    Pattern.CASE_INSENSITIVE);

    private final String key;
    private final @Nullable String file;
    private final @Nullable String value;

    private Secret(String key, @Nullable String file, @Nullable String value) {
        this.key = key;
        this.file = file;
        this.value = value;
    }

    /**
     * @param key the option that names the file
     */
    static Secret inFile(String key, String file) {
        return new Secret(key, file, null);
    }

    /**
     * @param key the environment variable that holds it
     */
    static Secret given(String key, String value) {
        return new Secret(key, null, value);
    }

    /**
     * Whether a value under this key must not be seen: what Flink masks in its logs and on its web
     * interface, and what it does not know. The name of a file may be seen, and so may a URL.
     */
    static boolean isSecret(String key) {
        return !key.endsWith(FILE)
                && !key.endsWith(".url")
                && (GlobalConfiguration.isSensitive(key)
                        || OF_OUR_OWN.stream().anyMatch(key.toLowerCase(Locale.ROOT)::endsWith));
    }

    /**
     * Whether a value that may be seen, as that of a URL, holds what may not, in any of the ways in
     * which passwords are known to stand there.
     */
    static boolean isWithin(String value) {
        return PASSWORD.matcher(value).find();
    }

    /** The environment variable that may hold it. */
    static String environmentVariable(String key) {
        return key.equals(StetOptions.PSEUDONYM_KEY)
                ? StetOptions.PSEUDONYM_KEY_VARIABLE
                : KnownOption.environmentVariable(key);
    }

    /** Where it comes from: the option that names its file, or the environment variable. */
    public String place() {
        return key;
    }

    /**
     * The secret, without the line break that an editor leaves at its end.
     *
     * @throws ConfigException where it is empty, or its file is missing or cannot be read
     */
    public String read() {
        if (value != null) {
            if (value.isEmpty()) {
                throw new ConfigException(key, "is empty; set it to the secret, or unset it");
            }
            return value;
        }
        String text = text();
        if (text.isEmpty()) {
            throw new ConfigException(key, "the file %s is empty".formatted(file));
        }
        return text;
    }

    /** Of what it holds, which the message must not quote; names the file where there is one. */
    ConfigException refused(String mistake) {
        return new ConfigException(
                key, file == null ? mistake : "the file %s %s".formatted(file, mistake));
    }

    private String text() {
        try {
            return Files.readString(Path.of(Objects.requireNonNull(file))).stripTrailing();
        } catch (NoSuchFileException e) {
            throw new ConfigException(key, "there is no file %s".formatted(file));
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException(key, "cannot read the file %s".formatted(file));
        }
    }

    @Override
    public String toString() {
        return GlobalConfiguration.HIDDEN_CONTENT;
    }
}
