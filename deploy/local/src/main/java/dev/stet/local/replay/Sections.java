package dev.stet.local.replay;

import dev.stet.contract.Target;
import dev.stet.contract.View;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Place;
import dev.stet.metrics.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The metrics that have data, by section of the dashboard: first the core metrics, then of each
 * section the first metrics of each view in turn, those that are looked at daily before the others.
 * Beside each stands its counter-metric.
 */
final class Sections {

    /**
     * A section shows this many metrics, and those that cross a level, and says how many more have
     * data.
     */
    private static final int MOST = 8;

    /** Of those that are 0 it names this many. */
    private static final int NAMED = 5;

    private static final String CORE = "core metrics";

    private final Figures figures;
    private final Map<String, Target> targets;
    private final List<Section> sections;

    /**
     * @param figures that are shown
     * @param more how many others are not 0
     * @param zero that are 0
     */
    private record Section(String title, List<Figure> figures, int more, List<Figure> zero) {

        boolean isEmpty() {
            return figures.isEmpty() && zero.isEmpty();
        }
    }

    /**
     * @param views whose metrics are shown
     * @param targets the levels of each metric, for all rows; empty where none were given, and then
     *     there is no column for what the metrics say
     */
    Sections(Figures figures, Set<View> views, List<Target> targets) {
        this.figures = figures;
        this.targets =
                targets.stream()
                        .filter(target -> target.segmentBy().equals(Target.ALL))
                        .collect(Collectors.toMap(Target::metricId, Function.identity()));
        List<Section> known = new ArrayList<>();
        known.add(section(CORE, views, metric -> metric.place().core()));
        for (Place.Section section : Place.Section.values()) {
            known.add(
                    section(
                            section.label(),
                            views,
                            metric ->
                                    metric.place().section() == section && !metric.place().core()));
        }
        sections = known.stream().filter(section -> !section.isEmpty()).toList();
    }

    private Section section(String title, Set<View> views, Predicate<Metric> isOfSection) {
        List<List<Figure>> byView = new ArrayList<>();
        for (View view : views) {
            byView.add(
                    Metrics.of(view).stream()
                            .filter(isOfSection.and(Metric::isOfLastHorizon))
                            .sorted(Comparator.comparing(metric -> metric.place().cadence()))
                            .map(figures::of)
                            .flatMap(Optional::stream)
                            .toList());
        }
        Map<Boolean, List<Figure>> known =
                inTurns(byView).stream().collect(Collectors.partitioningBy(this::deservesALine));
        List<Figure> lines = known.getOrDefault(true, List.of());
        List<Figure> shown =
                IntStream.range(0, lines.size())
                        .filter(n -> n < MOST || crossesALevel(lines.get(n)))
                        .mapToObj(lines::get)
                        .toList();
        return new Section(
                title, shown, lines.size() - shown.size(), known.getOrDefault(false, List.of()));
    }

    /** Many a metric is 0 because nobody sends its events. */
    private boolean deservesALine(Figure figure) {
        return figure.value() != 0 || figure.metric().place().core() || crossesALevel(figure);
    }

    /** Of a target that was given. */
    private boolean crossesALevel(Figure figure) {
        Target target = targets.get(figure.metric().id());
        if (target == null) {
            return false;
        }
        Status status = figure.status(target);
        return status == Status.WARN || status == Status.CRITICAL;
    }

    /** The first of each list, then the second of each, and so on. */
    private static List<Figure> inTurns(List<List<Figure>> lists) {
        List<Figure> all = new ArrayList<>();
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (List<Figure> list : lists) {
                if (turn < list.size()) {
                    all.add(list.get(turn));
                }
            }
        }
        return all;
    }

    /** The first metrics shown, at most this many. */
    List<Figure> first(int most) {
        return shown().limit(most).toList();
    }

    /** The same of those that have an interval. */
    List<Figure> firstWithInterval(int most) {
        return shown().filter(figure -> figure.interval() != null).limit(most).toList();
    }

    /** Whether a metric that is shown counts distinct users. */
    boolean hasUsers() {
        return shown().map(Figure::metric).anyMatch(Figures::isOfUsers);
    }

    private Stream<Figure> shown() {
        return sections.stream().flatMap(section -> section.figures.stream());
    }

    /** A table; columns are as wide as what stands in them. */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        List<String> titles =
                List.of("metric", "value", "95 % interval", "counted", "counter-metric");
        rows.add(targets.isEmpty() ? titles : with(titles, "status"));
        for (Section section : sections) {
            rows.add(List.of(section.title));
            section.figures.forEach(figure -> rows.add(row(figure)));
            if (section.more > 0) {
                rows.add(List.of("  … and %d more".formatted(section.more)));
            }
            if (!section.zero.isEmpty()) {
                rows.add(List.of("  at 0: " + names(section.zero)));
            }
        }
        return aligned(rows);
    }

    private static String names(List<Figure> figures) {
        String names =
                figures.stream()
                        .limit(NAMED)
                        .map(figure -> figure.metric().id())
                        .collect(Collectors.joining(", "));
        int more = figures.size() - NAMED;
        return more > 0 ? "%s and %d more".formatted(names, more) : names;
    }

    private List<String> row(Figure figure) {
        Metric metric = figure.metric();
        List<String> row =
                List.of(
                        (metric.place().core() ? "★ " : "  ") + metric.id(),
                        figure.text(),
                        figure.range(),
                        figure.counted(),
                        figures.counter(metric));
        Target target = targets.get(metric.id());
        return target == null ? row : with(row, status(figure, target));
    }

    /** {@code warn, support}: what it says, and who answers for it. */
    private static String status(Figure figure, Target target) {
        String label = figure.status(target).label();
        return target.owner() == null ? label : label + ", " + target.owner();
    }

    private static List<String> with(List<String> row, String cell) {
        return Stream.concat(row.stream(), Stream.of(cell)).toList();
    }

    /** Numbers end, words begin at the same place; a row of one cell is a title. */
    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; row.size() > 1 && i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream()
                .map(
                        row ->
                                row.size() == 1
                                        ? row.get(0)
                                        : String.format(
                                                        Locale.ROOT,
                                                        "%-" + widths[0] + "s  %" + widths[1]
                                                                + "s  %s",
                                                        row.get(0),
                                                        row.get(1),
                                                        words(row, widths))
                                                .stripTrailing())
                .toList();
    }

    private static String words(List<String> row, int[] widths) {
        List<String> words = new ArrayList<>();
        for (int i = 2; i < row.size(); i++) {
            words.add(String.format(Locale.ROOT, "%-" + Math.max(1, widths[i]) + "s", row.get(i)));
        }
        return words.stream().collect(Collectors.joining("  "));
    }
}
