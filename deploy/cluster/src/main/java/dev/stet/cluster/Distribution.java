package dev.stet.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flink as its download would lay it out, of jars from Maven: {@code lib}, {@code opt}, {@code sql}
 * and {@code jdbc} as folders of links, so that nothing is copied.
 */
final class Distribution {

    private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");

    private final Home home;

    Distribution(Home home) {
        this.home = home;
    }

    /**
     * Makes the links anew, to the jars that the build has listed; jars that somebody added stay.
     */
    static void linkInto(Home home) throws IOException {
        Path lists = Home.project().resolve("deploy/cluster/distribution/target");
        link(lists.resolve("lib.classpath"), home.lib(), false);
        link(lists.resolve("opt.classpath"), home.opt(), false);
        link(lists.resolve("sql.classpath"), home.sql(), true);
        link(lists.resolve("jdbc.classpath"), home.jdbc(), true);
    }

    /**
     * @param plain whether the names of links leave out the version, so that a script can name them
     */
    private static void link(Path list, Path folder, boolean plain) throws IOException {
        if (!Files.exists(list)) {
            throw new IOException("no " + list + ": run the launcher, ./stet, which builds it");
        }
        try (Stream<Path> links = Files.list(folder)) {
            for (Path link : links.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
        for (String jar : Files.readString(list).strip().split(File.pathSeparator)) {
            String name = Path.of(jar).getFileName().toString();
            Path link = folder.resolve(plain ? VERSION.matcher(name).replaceFirst(".jar") : name);
            Files.createSymbolicLink(link, Path.of(jar));
        }
    }

    /** What the JobManager, a TaskManager and the command line have. */
    String classPath() throws IOException {
        return classPath(List.of(home.lib()));
    }

    /** What the SQL Gateway and the SQL Client have. */
    String sqlClassPath() throws IOException {
        return classPath(List.of(home.lib(), home.opt()));
    }

    private String classPath(List<Path> folders) throws IOException {
        // In the order of their names, as Flink's own scripts do.
        Set<String> jars = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                jars.addAll(
                        files.map(Path::toString).filter(name -> name.endsWith(".jar")).toList());
            }
        }
        return Stream.concat(Stream.of(home.configuration().toString()), jars.stream())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
