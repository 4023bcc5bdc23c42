package dev.stet.local.replay;

import dev.stet.ingest.files.InputException;
import dev.stet.ingest.formats.Formats;
import java.util.List;
import picocli.CommandLine.Option;

/** The mappings by which the records of other producers are read. */
public final class FormatsIn {

    @Option(
            names = "--format-in",
            split = ",",
            paramLabel = "FORMAT",
            description = {
                "What the records are, where they are not events of Stet: posthog, otel_genai,"
                    + " claude_code, copilot_chat, langfuse, segment, cloudevents, or a YAML file"
                    + " of your own; several joined by ','. See docs/formats.md and ./stet map."
            })
    private List<String> names = List.of();

    /** As given; empty for none. */
    public List<String> names() {
        return names;
    }

    /**
     * @throws InputException naming the option and what is wrong with which mapping
     */
    public void requireReadable() {
        try {
            Formats.read(names);
        } catch (IllegalArgumentException e) {
            throw new InputException("--format-in: " + e.getMessage(), e);
        }
    }
}
