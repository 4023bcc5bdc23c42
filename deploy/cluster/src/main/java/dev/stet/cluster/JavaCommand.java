package dev.stet.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Java processes, with the Java that runs this one. */
final class JavaCommand {

    private JavaCommand() {}

    /**
     * @param flags of the virtual machine: memory, above all
     * @param log where the process logs, by {@code logging}
     */
    static List<String> of(
            List<String> flags,
            Path logging,
            Path log,
            String classPath,
            String main,
            List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-Dlog.file=" + log);
        command.add("-Dlog4j2.configurationFile=" + logging.toUri());
        command.add("-Dlog4j.configurationFile=" + logging.toUri());
        command.add("-Djava.awt.headless=true");
        command.addAll(FlinkFiles.opens());
        command.add("-cp");
        command.add(classPath);
        command.add(main);
        command.addAll(arguments);
        return command;
    }
}
