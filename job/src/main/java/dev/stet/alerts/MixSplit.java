package dev.stet.alerts;

import dev.stet.contract.Target;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A change of a metric over all segments since the same weekdays of the last four weeks, in two
 * parts that add up to it: as in the view {@code weekly_split}.
 *
 * @param segmentBy the dimensions that divide it, those by which the shares explain most
 * @param mix due to other shares of the segments
 * @param within due to other values within the segments
 */
record MixSplit(String segmentBy, double mix, double within) {

    private static final double ROUNDING = 1e-9;

    /** The sums of a segment, on the day and on the weekdays before. */
    private record Part(double numerator, double denominator, double before, double beforeOf) {

        double rate() {
            return denominator == 0 ? before / beforeOf : numerator / denominator;
        }

        double rateBefore() {
            return beforeOf == 0 ? numerator / denominator : before / beforeOf;
        }
    }

    /** Empty where no segment set of the look divides both the day and the weeks before. */
    static Optional<MixSplit> of(Metric metric, Look look, List<LookRow> rows, Memory memory) {
        Map<String, TreeMap<String, Part>> sets = new TreeMap<>();
        for (LookRow row : rows) {
            SegmentHistory history = memory.history(look.view(), row.segmentBy(), row.segment());
            Series series = history == null ? new Series() : history.of(metric.id());
            Part part = part(series, look.windowStartMillis());
            if (part.denominator > 0 || part.beforeOf > 0) {
                sets.computeIfAbsent(row.segmentBy(), any -> new TreeMap<>())
                        .put(row.segment(), part);
            }
        }
        TreeMap<String, Part> whole = sets.remove(Target.ALL);
        if (whole == null || whole.size() != 1) {
            return Optional.empty();
        }
        Part all = whole.firstEntry().getValue();
        return sets.entrySet().stream()
                .filter(set -> set.getValue().size() > 1)
                .flatMap(set -> split(metric, set.getKey(), set.getValue(), all).stream())
                .max((one, other) -> Double.compare(Math.abs(one.mix), Math.abs(other.mix)));
    }

    private static Part part(Series series, long startMillis) {
        Series.Point now = series.at(startMillis);
        List<Series.Point> weekdays = series.sameWeekdays(startMillis);
        return new Part(
                now == null ? 0 : now.numerator(),
                now == null ? 0 : now.denominator(),
                weekdays.stream().mapToDouble(Series.Point::numerator).sum(),
                weekdays.stream().mapToDouble(Series.Point::denominator).sum());
    }

    private static Optional<MixSplit> split(
            Metric metric, String segmentBy, Map<String, Part> parts, Part all) {
        double denominator = parts.values().stream().mapToDouble(Part::denominator).sum();
        double before = parts.values().stream().mapToDouble(Part::beforeOf).sum();
        if (!isSame(denominator, all.denominator) || !isSame(before, all.beforeOf)) {
            return Optional.empty();
        }
        double mix = 0;
        double within = 0;
        for (Part part : parts.values()) {
            double share = part.denominator / denominator;
            double shareBefore = part.beforeOf / before;
            mix += (share - shareBefore) * (part.rate() + part.rateBefore()) / 2;
            within += (share + shareBefore) / 2 * (part.rate() - part.rateBefore());
        }
        double scale = metric.unit() == Unit.RATING ? 4 : 1;
        return Optional.of(new MixSplit(segmentBy, scale * mix, scale * within));
    }

    private static boolean isSame(double sum, double whole) {
        return whole > 0 && Math.abs(sum - whole) <= ROUNDING * whole;
    }
}
