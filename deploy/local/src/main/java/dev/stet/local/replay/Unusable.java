package dev.stet.local.replay;

import dev.stet.ingest.files.FileForm;
import dev.stet.ingest.files.InputKind;
import dev.stet.ingest.files.ReplayFindings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether most records were refused or late, so that the rates say nothing; and why. */
final class Unusable {

    private final Summary summary;
    private final ReplayFindings findings;
    private final InputKind input;

    Unusable(Summary summary, ReplayFindings findings, InputKind input) {
        this.summary = summary;
        this.findings = findings;
        this.input = input;
    }

    boolean isTrue() {
        return 2 * (summary.refused() + summary.late()) > summary.read();
    }

    void print(PrintWriter err, Path out, boolean force) {
        err.println(
                String.format(
                        Locale.ROOT,
                        "stet replay: of %,d records, %,d were refused and %,d came late: %s %s",
                        summary.read(),
                        summary.refused(),
                        summary.late(),
                        force ? "by --force written all the same into" : "nothing was written into",
                        out));
        reasons().forEach(line -> err.println("  " + line));
        if (!force) {
            err.println(
                    "  to write all the same, with %s.jsonl and %s.jsonl: --force"
                            .formatted(Outputs.DEAD_LETTERS, Outputs.LATE));
        }
        err.flush();
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        Map<String, Long> counts = summary.refusals();
        findings.refusals().stream()
                .max(
                        Comparator.comparingLong(
                                first -> counts.getOrDefault(first.reason().label(), 0L)))
                .ifPresent(first -> reasons.addAll(refused(first)));
        findings.late().ifPresent(late -> reasons.add(late(late)));
        return reasons;
    }

    private List<String> refused(ReplayFindings.FirstRefusal first) {
        List<String> reasons = new ArrayList<>();
        reasons.add("the first %s: %s".formatted(first.reason().label(), InputReport.place(first)));
        String file = first.origin().source();
        FileForm.adviceOn(Path.of(file), input)
                .ifPresent(form -> reasons.add(Causes.printable(file) + " " + form));
        return reasons;
    }

    private static String late(ReplayFindings.LateEvents late) {
        return ("the first late event: %s:%d; the file is not in time order (newest first, or"
                    + " sorted by user?); to count all: leave --as-live out, or --allowed-lateness"
                    + " %s")
                .formatted(
                        Causes.printable(late.first().source()),
                        late.first().position(),
                        LatenessOption.of(late.neededLatenessMillis()));
    }
}
