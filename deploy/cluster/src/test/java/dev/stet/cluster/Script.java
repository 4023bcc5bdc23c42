package dev.stet.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A script of SQL taken apart, for clients that take one statement at a time. */
final class Script {

    private Script() {}

    /** Its statements in their order, without comments and semicolons. */
    static List<String> statements(String script) {
        String code =
                script.lines()
                        .filter(line -> !line.startsWith("--"))
                        .collect(Collectors.joining("\n"));
        return Arrays.stream(code.split(";\\s*(\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
