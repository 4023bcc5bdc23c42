package dev.stet.bench.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the processes of a measurement are started: from the class path of a module, as Maven wrote
 * it down.
 *
 * @param home the project's folder
 * @param heap of each contender, as {@code -Xmx} takes it
 */
public record Jvms(Path home, String heap) {

    /** Whether the entry's module is built, with the entry in it. */
    boolean has(Entry entry) {
        Path file = classes(entry.module()).resolve(entry.contender().replace('.', '/') + ".class");
        return Files.exists(file) && Files.exists(classPathFile(entry.module()));
    }

    /** The command for this main class of a module, up to its arguments. */
    public List<String> command(String module, String heap, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-Xmx" + heap);
        command.add("-XX:+UseParallelGC");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.awt.headless=true");
        Children.OPENED.stream()
                .sorted()
                .forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.add("-cp");
        command.add(classPath(module));
        command.add(main.getName());
        return command;
    }

    String classPath(String module) throws IOException {
        return classes(module) + ":" + Files.readString(classPathFile(module)).strip();
    }

    private Path classes(String module) {
        return home.resolve(module).resolve("target/classes");
    }

    private Path classPathFile(String module) {
        return home.resolve(module).resolve("target/classpath");
    }
}
