package dev.stet.cluster;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command line said.
 *
 * @param exit its exit code
 * @param out both of its outputs
 */
record Console(int exit, String out) {

    static Console run(CommandLine commandLine, String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        return new Console(commandLine.setOut(out).setErr(out).execute(arguments), text.toString());
    }
}
