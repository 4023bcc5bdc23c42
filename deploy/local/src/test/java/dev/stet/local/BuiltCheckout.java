package dev.stet.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

/** A folder in which the launcher finds nothing to build. */
public final class BuiltCheckout {

    private static final Path LAUNCHER = Path.of("../../stet").toAbsolutePath().normalize();

    private BuiltCheckout() {}

    /** Makes the folders of the sources, the launcher and a class path, all in an empty folder. */
    public static void begin(Path home, String classPath) throws IOException {
        for (String name : new String[] {"target", "udfs", "sql", "job", ".mvn"}) {
            Files.createDirectories(home.resolve(name));
        }
        Path target = Files.createDirectories(home.resolve("deploy/local/target"));
        Files.writeString(target.resolve("classpath"), classPath);
        Files.copy(LAUNCHER, home.resolve("stet"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(home.resolve("pom.xml"), "");
    }

    /** Makes everything that is there older than the build. */
    public static void finish(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
            }
        }
        Path stamp = Files.writeString(home.resolve("target/stet.deploy-local.stamp"), "");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.EPOCH.plusSeconds(1)));
    }

    /** Has the launcher make no archive of classes in the background. */
    public static void makeNoArchive(Path home) throws IOException {
        Path tried = Files.writeString(home.resolve("target/stet.jsa.tried"), "");
        Files.setLastModifiedTime(tried, FileTime.from(Instant.now()));
    }
}
