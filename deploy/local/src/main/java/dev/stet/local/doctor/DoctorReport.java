package dev.stet.local.doctor;

import dev.stet.contract.EventType;
import dev.stet.ingest.files.InputFiles;
import dev.stet.local.doctor.Diagnosis.Advice;
import dev.stet.local.doctor.Diagnosis.Finding;
import dev.stet.local.doctor.Diagnosis.Status;
import dev.stet.local.replay.Causes;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Need;
import dev.stet.metrics.Place;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the doctor prints. */
final class DoctorReport {

    /** So many names stand in a line, and how many more there are. */
    private static final int NAMES = 6;

    private static final int ADVICE = 3;

    private final PrintWriter out;
    private final Findings findings;
    private final Diagnosis diagnosis;

    DoctorReport(PrintWriter out, Findings findings, Diagnosis diagnosis) {
        this.out = out;
        this.findings = findings;
        this.diagnosis = diagnosis;
    }

    /**
     * @param all whether every metric stands in a line of its own
     */
    void print(InputFiles.Found input, boolean all) {
        read(input);
        line("%ncore metrics");
        diagnosis.core().forEach(this::metric);
        for (Place.Section section : Place.Section.values()) {
            List<Finding> metrics = diagnosis.of(section);
            line(
                    "%n%s: %d of %d metrics computable",
                    section.label(), with(Status.COMPUTABLE, metrics).size(), metrics.size());
            if (all) {
                metrics.forEach(this::metric);
            } else {
                groups(metrics);
            }
        }
        advice();
        out.flush();
    }

    private void read(InputFiles.Found input) {
        line(
                "%,d records in %,d %s, %,d refused; events by type:",
                findings.records(),
                input.files().size(),
                input.files().size() == 1 ? "file" : "files",
                findings.refused());
        findings.refusals()
                .forEach(
                        (reason, refused) ->
                                line(
                                        "  refused: %s %,d, first %s:%d: %s",
                                        reason.label(),
                                        refused.count(),
                                        Causes.printable(refused.first().source()),
                                        refused.first().position(),
                                        Causes.printable(refused.detail())));
        findings.types().entrySet().stream()
                .sorted(Map.Entry.<EventType, Long>comparingByValue().reversed())
                .forEach(each -> line("  %-24s %,12d", each.getKey().label(), each.getValue()));
    }

    /** {@code ★ task_completion_rate no such event: task.ended}. */
    private void metric(Finding finding) {
        line(
                "  %s %-34s %s",
                finding.metric().place().core() ? "★" : " ", finding.name(), said(finding));
    }

    private static String said(Finding finding) {
        String label = finding.status().label();
        return switch (finding.status()) {
            case COMPUTABLE -> label;
            case TOO_FEW ->
                    "%s: %d of the %d events it takes"
                            .formatted(label, finding.events(), Metric.MINIMUM_SAMPLE);
            case UNDEFINED, NO_FIELD, NO_EVENT ->
                    "%s: %s"
                            .formatted(
                                    label,
                                    finding.missing().stream()
                                            .map(Need::text)
                                            .collect(Collectors.joining("; ")));
        };
    }

    private void groups(List<Finding> metrics) {
        for (Status status : Status.values()) {
            List<Finding> some = with(status, metrics);
            if (!some.isEmpty()) {
                switch (status) {
                    case COMPUTABLE, TOO_FEW, UNDEFINED ->
                            line("  %-22s %s", status.label(), names(some));
                    case NO_FIELD, NO_EVENT -> missing(status, some);
                }
            }
        }
    }

    /** What is missing, and how many metrics wait for it. */
    private void missing(Status status, List<Finding> some) {
        List<String> wanted =
                diagnosis.missing(some).entrySet().stream()
                        .map(need -> "%s (%d)".formatted(need.getKey(), need.getValue()))
                        .toList();
        line("  %-22s %s", status.label(), listed(wanted));
    }

    private static List<Finding> with(Status status, List<Finding> metrics) {
        return metrics.stream().filter(finding -> finding.status() == status).toList();
    }

    private static String names(List<Finding> some) {
        return listed(some.stream().map(Finding::name).toList());
    }

    private static String listed(List<String> words) {
        String first = words.stream().limit(NAMES).collect(Collectors.joining(", "));
        int more = words.size() - NAMES;
        return more > 0 ? "%s and %d more".formatted(first, more) : first;
    }

    private void advice() {
        List<Advice> best = diagnosis.advice().stream().limit(ADVICE).toList();
        if (best.isEmpty()) {
            line("%nNo single event or field would add a metric.");
            return;
        }
        line("%nTo gain the most metrics, send next:");
        for (Advice each : best) {
            List<Finding> coreFirst =
                    each.metrics().stream()
                            .sorted(
                                    Comparator.comparing(
                                            finding -> !finding.metric().place().core()))
                            .toList();
            line("  %s", each.event().text());
            line("      %d more: %s", coreFirst.size(), names(coreFirst));
        }
    }

    private void line(String format, @Nullable Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
