package dev.stet.bench.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The report, for the screen and as files. */
public final class ReportFiles {

    private final ContestReport report;

    private ReportFiles(ContestReport report) {
        this.report = report;
    }

    /**
     * @param command as it was given
     */
    public static ReportFiles of(
            Championship championship, Championship.Outcome outcome, String command)
            throws IOException {
        Jvms jvms = new Jvms(championship.home(), championship.heap());
        Set<String> classPaths = new LinkedHashSet<>();
        for (Entrant entrant : championship.entrants()) {
            classPaths.add(jvms.classPath(entrant.entry().module()));
        }
        return new ReportFiles(
                new ContestReport(
                        outcome.scores(),
                        outcome.stateOperations(),
                        new Conditions(
                                command,
                                Host.describe(),
                                Host.versions(classPaths),
                                outcome.scores().records(),
                                outcome.bytes(),
                                outcome.storedBytes(),
                                championship.partitions(),
                                championship.compression().name().toLowerCase(Locale.ROOT),
                                championship.rounds(),
                                championship.heap())));
    }

    public String text() {
        return report.toText();
    }

    /**
     * Writes the page, and the chart beside it under the same name.
     *
     * @param page its name ends in {@code .md}
     */
    public void write(Path page) throws IOException {
        String chart = String.valueOf(page.getFileName()).replaceFirst("\\.md$", ".svg");
        Chart.write(report.scores(), page.resolveSibling(chart));
        Files.writeString(page, report.toMarkdown(chart));
    }
}
