package dev.stet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code docs/}, part of which is generated from the code. */
public final class Docs {

    private static final String WRITE =
            "mvn -pl job -am test -Dtest='Generated*Test' -Dstet.docs.write=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    private Docs() {}

    public static Path folder() {
        return Path.of(System.getProperty("stet.docs", "../docs")).toAbsolutePath().normalize();
    }

    /**
     * Fails if the document differs from what the code generates; writes it instead if the property
     * {@code stet.docs.write} is true.
     */
    public static void holdAgainst(String name, Object generated) throws IOException {
        Path file = folder().resolve(name);
        if (Boolean.getBoolean("stet.docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated.toString());
            return;
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("docs/%s is out of date; regenerate it: %s", name, WRITE)
                .isEqualTo(generated.toString());
    }
}
