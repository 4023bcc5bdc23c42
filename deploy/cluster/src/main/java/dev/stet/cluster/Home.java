package dev.stet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The working folder of one cluster; everything it writes lies below.
 *
 * @param root an absolute path
 */
record Home(Path root) {

    Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Where Stet itself lies, as the launcher says. */
    static Path project() {
        String home = System.getProperty("stet.home");
        if (home == null) {
            throw new IllegalStateException(
                    "start it with the launcher, ./stet, which sets stet.home");
        }
        return Path.of(home);
    }

    /** The one that is meant where nobody says which. */
    static Home ofProject() {
        return new Home(project().resolve("target").resolve("cluster"));
    }

    void create() throws IOException {
        for (Path folder :
                List.of(bin(), configuration(), logs(), lib(), opt(), sql(), jdbc(), work())) {
            Files.createDirectories(folder);
        }
    }

    Path ledger() {
        return root.resolve("cluster.json");
    }

    Path lock() {
        return root.resolve("cluster.lock");
    }

    private Path bin() {
        return root.resolve("bin");
    }

    /** Flink's command line. */
    Path flink() {
        return bin().resolve("flink");
    }

    /** Of Flink's client and processes: what FLINK_CONF_DIR is to be. */
    Path configuration() {
        return root.resolve("conf");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log(Member member) {
        return logs().resolve(member.id() + ".log");
    }

    Path lib() {
        return root.resolve("lib");
    }

    Path opt() {
        return root.resolve("opt");
    }

    /** Jars that a SQL session adds. */
    Path sql() {
        return root.resolve("sql");
    }

    /** What a JDBC client needs to have. */
    Path jdbc() {
        return root.resolve("jdbc");
    }

    Path work() {
        return root.resolve("work");
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path savepoints() {
        return root.resolve("savepoints");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path stetConfiguration() {
        return root.resolve("stet.yaml");
    }
}
