package dev.stet.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands that measure the live job have in common; a mixin. */
public final class LabOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "4g",
            description =
                    "Heap of each job, in the form of -Xmx; the long replay has 1g. Default:"
                            + " ${DEFAULT-VALUE}")
    private String heap = "4g";

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            description = "Also writes the report to this file.")
    private @Nullable Path out;

    /**
     * Starts a broker and what else is needed.
     *
     * @throws ParameterException where an option of these is wrong
     */
    public Lab open() throws IOException {
        if (!heap.matches("\\d+[mg]")) {
            throw wrong("--heap must be a number followed by m or g, such as 4g; was " + heap);
        }
        if (out != null) {
            Path folder = out.toAbsolutePath().getParent();
            if (!out.toString().endsWith(".md") || folder == null || !Files.isDirectory(folder)) {
                throw wrong("--out must be a .md file in an existing folder; was " + out);
            }
        }
        Path home = Path.of(System.getProperty("stet.home", "")).toAbsolutePath();
        return new Lab(home, heap, spec.commandLine().getErr());
    }

    /** As it was typed, for a report: {@code ./stet bench ...}. */
    public String command() {
        return "./stet bench "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    /** Prints the report, and writes it where wanted. */
    public void tell(String report) throws IOException {
        spec.commandLine().getOut().println("\n" + report);
        spec.commandLine().getOut().flush();
        if (out != null) {
            Files.writeString(out, report);
        }
    }

    /**
     * @throws ParameterException where {@code value} is not in [least, most], or no number
     */
    public void between(String option, double value, long least, long most) {
        if (!(value >= least && value <= most)) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "%s must lie between %d and %d, was %.0f",
                            option,
                            least,
                            most,
                            value));
        }
    }

    public ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
