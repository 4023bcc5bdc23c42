package dev.stet.targets;

import dev.stet.contract.Dimension;
import dev.stet.contract.FileProblem;
import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.ObjectiveGoal.Guard;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.metrics.Goal.Direction;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.TargetLevels;
import dev.stet.metrics.TargetLevels.Choice;
import dev.stet.metrics.TargetLevels.Given;
import dev.stet.metrics.TargetLevels.Key;
import dev.stet.yaml.Problems;
import dev.stet.yaml.YamlMap;
import dev.stet.yaml.YamlMap.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML file of targets with up to three parts: {@code metrics} (levels, smallest samples and
 * owners, also {@code by} the values of a dimension), {@code failure_modes} (owners) and {@code
 * objectives}. {@code docs/targets.md} describes it.
 */
public final class TargetsFile {

    private static final Set<String> PARTS = sorted("metrics", "failure_modes", "objectives");

    private static final Set<String> OF_SEGMENT =
            sorted("warn", "critical", "minimum_sample", "owner");

    private static final Set<String> OF_METRIC =
            sorted("warn", "critical", "minimum_sample", "owner", "by");

    private static final Set<String> OF_OBJECTIVE =
            sorted(
                    "increase",
                    "decrease",
                    "from",
                    "to",
                    "since",
                    "by",
                    "while",
                    "segment",
                    "owner");

    private static final Set<String> DIMENSIONS =
            Arrays.stream(Dimension.values())
                    .map(Dimension::column)
                    .collect(Collectors.toCollection(TreeSet::new));

    private final Problems problems;
    private final Map<Key, Given> given = new LinkedHashMap<>();
    private final Map<String, String> owners = new LinkedHashMap<>();
    private final List<ObjectiveGoal> objectives = new ArrayList<>();

    private TargetsFile(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a file.
     *
     * @return the levels of every metric: those of the file, and defaults where it gives none
     * @throws IllegalArgumentException where it cannot be read or used: a line for each problem,
     *     with file, line, column and what is expected
     */
    public static Targets read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }

    /**
     * @param file what to call the text in messages
     */
    static Targets parse(String file, String text) {
        Problems problems = new Problems(file);
        TargetsFile targets = new TargetsFile(problems);
        problems.compose(text).ifPresent(targets::addRoot);
        problems.raise();
        return new Targets(TargetLevels.with(targets.given), targets.owners, targets.objectives);
    }

    private void addRoot(Node root) {
        YamlMap parts = YamlMap.of(root, "the file", problems);
        parts.expect(PARTS);
        part(parts, "metrics").ifPresent(map -> map.all().forEach(this::addMetric));
        part(parts, "failure_modes").ifPresent(map -> map.all().forEach(e -> addOwner(map, e)));
        part(parts, "objectives").ifPresent(map -> map.all().forEach(this::addObjective));
    }

    private Optional<YamlMap> part(YamlMap parts, String name) {
        return Optional.ofNullable(parts.get(name))
                .map(entry -> YamlMap.of(entry.value(), name, problems));
    }

    private void addOwner(YamlMap modes, Entry mode) {
        String owner = modes.text(mode);
        if (owner != null) {
            owners.put(mode.name(), owner);
        }
    }

    private void addMetric(Entry entry) {
        Optional<Metric> metric = metric(entry.name(), entry.key());
        YamlMap values = YamlMap.of(entry.value(), entry.name(), problems);
        values.expect(OF_METRIC);
        if (metric.isEmpty()) {
            return;
        }
        given.put(Key.of(entry.name()), given(metric.get(), values));
        Entry by = values.get("by");
        if (by != null) {
            for (Entry dimension : YamlMap.of(by.value(), "by", problems).all()) {
                addSegments(metric.get(), dimension);
            }
        }
    }

    private void addSegments(Metric metric, Entry dimension) {
        checkDimension(dimension);
        for (Entry segment : YamlMap.of(dimension.value(), dimension.name(), problems).all()) {
            YamlMap values = YamlMap.of(segment.value(), segment.name(), problems);
            values.expect(OF_SEGMENT);
            given.put(
                    new Key(metric.id(), dimension.name(), segment.name()), given(metric, values));
        }
    }

    private void checkDimension(Entry dimension) {
        for (String part : dimension.name().split("\\|", -1)) {
            if (!DIMENSIONS.contains(part)) {
                problems.add(
                        dimension.key(),
                        "%s is no dimension; expected one of %s, or several joined by |"
                                .formatted(part, String.join(", ", DIMENSIONS)));
            }
        }
    }

    private Optional<Metric> metric(String id, Node at) {
        Optional<Metric> metric = Metrics.find(id);
        if (metric.isEmpty()) {
            problems.add(at, "%s is no metric; docs/metrics.md lists all".formatted(id));
        }
        return metric;
    }

    private Given given(Metric metric, YamlMap values) {
        Choice warn = level(metric, values, "warn");
        Choice critical = level(metric, values, "critical");
        BigDecimal first = warn == null ? null : warn.level();
        BigDecimal second = critical == null ? null : critical.level();
        if (first != null && second != null) {
            int order = first.compareTo(second);
            boolean more = metric.goal().direction() == Direction.MORE;
            if (more ? order < 0 : order > 0) {
                problems.add(
                        values.at(),
                        "critical is reached before warn; more of %s is %s, so critical must be %s"
                                .formatted(
                                        metric.id(),
                                        more ? "better" : "worse",
                                        more ? "smaller" : "greater"));
            }
        }
        BigDecimal sample = number(values, "minimum_sample", false);
        if (sample != null && sample.signum() < 0) {
            problems.add(values.at(), "minimum_sample must not be negative");
        }
        return new Given(warn, critical, sample, values.text("owner", false));
    }

    /** Null if not given. */
    private @Nullable Choice level(Metric metric, YamlMap values, String name) {
        Entry entry = values.get(name);
        if (entry == null) {
            return null;
        }
        if ("none".equals(values.text(name, false))) {
            return new Choice(null);
        }
        if (metric.goal().direction() == Direction.NEITHER) {
            problems.add(
                    entry.key(),
                    "%s has no effect: neither more nor less of %s is good; remove it"
                            .formatted(name, metric.id()));
        }
        BigDecimal level = number(values, name, false);
        return level == null ? null : new Choice(level);
    }

    private @Nullable BigDecimal number(YamlMap values, String name, boolean required) {
        String text = values.text(name, required);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
            throw new NumberFormatException("too large");
        } catch (NumberFormatException e) {
            Entry entry = values.get(name);
            problems.add(
                    entry == null ? values.at() : entry.value(),
                    "%s is '%s', expected a number such as 0.45".formatted(name, text));
            return null;
        }
    }

    private @Nullable LocalDate date(YamlMap values, String name, boolean required) {
        String text = values.text(name, required);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            Entry entry = values.get(name);
            problems.add(
                    entry == null ? values.at() : entry.value(),
                    "%s is '%s', expected a day such as 2026-12-31".formatted(name, text));
            return null;
        }
    }

    private void addObjective(Entry entry) {
        YamlMap values = YamlMap.of(entry.value(), entry.name(), problems);
        values.expect(OF_OBJECTIVE);
        Entry increase = values.get("increase");
        Entry decrease = values.get("decrease");
        Entry moved = increase == null ? decrease : increase;
        if (moved == null || increase != null && decrease != null) {
            problems.add(
                    entry.key(),
                    "%s: expected either increase or decrease, with a metric"
                            .formatted(entry.name()));
            return;
        }
        String metric = values.text(moved);
        BigDecimal from = number(values, "from", true);
        BigDecimal to = number(values, "to", true);
        LocalDate since = date(values, "since", false);
        LocalDate due = date(values, "by", true);
        Guard guard = guard(values);
        Entry segment = segment(values);
        if (metric == null || metric(metric, moved.value()).isEmpty()) {
            return;
        }
        if (from == null || to == null || due == null) {
            return;
        }
        if (from.compareTo(to) == 0) {
            problems.add(
                    moved.key(),
                    "from and to are both %s: nothing is to change".formatted(to.toPlainString()));
        } else if (increase != null ? from.compareTo(to) >= 0 : from.compareTo(to) <= 0) {
            problems.add(
                    moved.key(),
                    "%s from %s to %s: exchange from and to, or write %s"
                            .formatted(
                                    moved.name(),
                                    from.toPlainString(),
                                    to.toPlainString(),
                                    increase == null ? "increase" : "decrease"));
        }
        if (since != null && !since.isBefore(due)) {
            problems.add(moved.key(), "since %s is not before by %s".formatted(since, due));
        }
        objectives.add(
                new ObjectiveGoal(
                        entry.name(),
                        metric,
                        segment == null ? Target.ALL : segment.name(),
                        segment == null ? Target.ALL : String.valueOf(values.text(segment)),
                        from,
                        to,
                        since,
                        due,
                        guard,
                        values.text("owner", false)));
    }

    /** One dimension with its value; null for all rows. */
    private @Nullable Entry segment(YamlMap values) {
        Entry entry = values.get("segment");
        if (entry == null) {
            return null;
        }
        List<Entry> segments = new ArrayList<>();
        YamlMap.of(entry.value(), "segment", problems).all().forEach(segments::add);
        if (segments.size() != 1) {
            problems.add(entry.key(), "segment: expected one dimension, such as workflow: support");
            return null;
        }
        checkDimension(segments.get(0));
        return segments.get(0);
    }

    private @Nullable Guard guard(YamlMap objective) {
        Entry entry = objective.get("while");
        if (entry == null) {
            return null;
        }
        YamlMap values = YamlMap.of(entry.value(), "while", problems);
        values.expect(sorted("metric", "below", "above"));
        boolean ceiling = values.get("below") != null;
        if (ceiling == (values.get("above") != null)) {
            problems.add(entry.key(), "while: expected a metric, and either below or above");
            return null;
        }
        String metric = values.text("metric", true);
        BigDecimal limit = number(values, ceiling ? "below" : "above", true);
        if (metric == null || limit == null || metric(metric, entry.value()).isEmpty()) {
            return null;
        }
        return new Guard(metric, ceiling, limit);
    }

    private static Set<String> sorted(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
