package dev.stet.local;

import dev.stet.local.replay.ReplayCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What {@code stet} said to a line that was typed. */
public record Typed(int exitCode, String out, String errors) {

    public static Typed run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine console = Stet.commandLine(new ReplayCommand());
        console.setOut(new PrintWriter(out, true));
        console.setErr(new PrintWriter(errors, true));
        return new Typed(console.execute(arguments), out.toString(), errors.toString());
    }
}
