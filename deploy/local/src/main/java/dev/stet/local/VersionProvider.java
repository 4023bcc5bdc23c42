package dev.stet.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version of Stet, and what it runs on. */
public final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties versions = new Properties();
        try (InputStream in = Stet.class.getResourceAsStream("/stet-version.properties")) {
            versions.load(in);
        }
        return new String[] {
            "stet %s (Flink %s, Java %s)"
                    .formatted(
                            versions.getProperty("stet"),
                            versions.getProperty("flink"),
                            Runtime.version().feature())
        };
    }
}
