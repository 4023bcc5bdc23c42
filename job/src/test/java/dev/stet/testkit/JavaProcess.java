package dev.stet.testkit;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of Java that tests begin. */
public final class JavaProcess {

    private JavaProcess() {}

    /**
     * The command line of one: the Java that runs this test, with the compiler and the garbage
     * collector that the build chose for it.
     *
     * @param more flags, class path, main class and its arguments
     * @return one that the caller may add to
     */
    public static List<String> command(String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(List.of(more));
        return command;
    }
}
