package dev.stet.local.replay;

import dev.stet.contract.Target;
import dev.stet.contract.View;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a replay says at its end: its metrics, what it read, and the files it wrote. */
final class Report {

    private static final int TENANTS = 5;
    private static final int METRICS_OF_A_TENANT = 5;
    private static final int METRICS_WITH_BARS = 8;

    private final PrintWriter out;
    private final Summary summary;
    private final InputReport input;
    private final Sections sections;
    private final Optional<Bars> bars;

    /**
     * @param targets the levels that the metrics are held against; empty where none were given
     * @param bars of intervals, for a terminal
     */
    Report(
            PrintWriter out,
            Summary summary,
            InputReport input,
            List<Target> targets,
            Optional<Bars> bars) {
        this.out = out;
        this.bars = bars;
        this.summary = summary;
        this.input = input;
        this.sections = new Sections(new Figures(summary.total()), views(), targets);
    }

    void print(Path folder, List<Outputs.Written> files, Duration elapsed) {
        sections.lines().forEach(out::println);
        line(
                "Sums over all windows of %s%s.%s",
                summary.windows(),
                sections.hasUsers() ? "; a distinct user counts once per window" : "",
                saysWhoComesBack() ? "" : " Retention needs a log of more than a day.");
        provisional();
        bars.map(drawn -> Intervals.lines(drawn, sections.firstWithInterval(METRICS_WITH_BARS)))
                .ifPresent(lines -> lines.forEach(out::println));
        tenants();
        alerts();
        line("");
        input.lines().forEach(out::println);
        files(folder, files);
        views(files);
        double seconds = Math.max(1e-3, elapsed.toMillis() / 1e3);
        line("%nIn %.1f s, %,d events/s.", seconds, Math.round(summary.read() / seconds));
        out.flush();
    }

    private void provisional() {
        List<String> provisional = summary.provisional();
        if (!provisional.isEmpty()) {
            line(
                    "Rows that are provisional, so that the metrics above can still change: %s.",
                    String.join(", ", provisional));
        }
    }

    private Set<View> views() {
        Set<View> views = EnumSet.allOf(View.class);
        if (!saysWhoComesBack()) {
            views.remove(View.RETENTION);
        }
        return views;
    }

    /** A log without a second day says of every user that they did not come back. */
    private boolean saysWhoComesBack() {
        return input.covers().compareTo(Duration.ofDays(1)) > 0;
    }

    private void tenants() {
        List<Figure> figures = sections.first(METRICS_OF_A_TENANT);
        if (summary.tenants() < 2 || figures.isEmpty()) {
            return;
        }
        List<String> busiest = summary.busiest(TENANTS);
        line("%nThe busiest of %,d tenants:", summary.tenants());
        line("%-24s %s", "tenant_id", columns(figures.stream().map(each -> each.metric().id())));
        for (String tenant : busiest) {
            Figures own = new Figures(summary.of(tenant));
            line(
                    "%-24s %s",
                    Causes.printable(tenant),
                    columns(
                            figures.stream()
                                    .map(
                                            each ->
                                                    own.of(each.metric())
                                                            .map(Figure::text)
                                                            .orElse("-"))));
        }
    }

    private void alerts() {
        List<String> lines = summary.alerts().lines();
        if (!lines.isEmpty()) {
            line("");
            lines.forEach(out::println);
        }
    }

    private static String columns(Stream<String> cells) {
        return cells.map(cell -> String.format(Locale.ROOT, "%21s", cell))
                .collect(Collectors.joining(" "));
    }

    private void files(Path folder, List<Outputs.Written> files) {
        line("");
        for (Outputs.Written file : files) {
            if (file.rows() > 0) {
                line("%,14d rows  %s", file.rows(), folder.resolve(file.place()));
            }
        }
    }

    /** Which views have rows, and what else has none and so no file. */
    private void views(List<Outputs.Written> files) {
        List<View> written = views(files.stream().filter(file -> file.rows() > 0));
        List<Outputs.Written> empty = files.stream().filter(file -> file.rows() == 0).toList();
        line(
                "views with rows: %d of %d: %s",
                written.size(),
                views(files.stream()).size(),
                written.stream().map(View::noun).collect(Collectors.joining(", ")));
        if (!empty.isEmpty()) {
            line(
                    "without rows, so without a file: %s",
                    empty.stream().map(Outputs.Written::noun).collect(Collectors.joining(", ")));
        }
    }

    private static List<View> views(Stream<Outputs.Written> files) {
        return files.map(Outputs.Written::view).flatMap(Stream::ofNullable).toList();
    }

    private void line(String format, @Nullable Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
