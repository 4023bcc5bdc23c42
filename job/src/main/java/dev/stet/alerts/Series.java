package dev.stet.alerts;

import dev.stet.bytes.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a metric was made of, day by day, in the last four weeks, and some days more: for what
 * becomes final later is held against the four weeks before its own day. Not thread-safe.
 */
final class Series {

    /** Weeks that a day is held against. */
    static final int WEEKS = 4;

    /** With fewer of its weekdays a day is held against nothing. */
    static final int FEWEST_WEEKS = 3;

    private static final int DAYS = 7 * WEEKS;

    /** By how many days later than others the rows of a view become final: tasks and signals. */
    private static final int LATEST = 10;

    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    /**
     * One day.
     *
     * @param denominator NaN of a sum
     */
    record Point(long windowStartMillis, double numerator, double denominator) {}

    /**
     * How far days lie from the mean of their weekday, beyond what counting explains.
     *
     * @param factor of the variance; at least 1
     * @param freedom degrees of freedom of the factor; infinite for a factor of 1
     */
    record Dispersion(double factor, double freedom) {

        static final Dispersion NONE = new Dispersion(1, Double.POSITIVE_INFINITY);

        static Dispersion of(double squares, int freedom) {
            return freedom > 0 && squares > freedom
                    ? new Dispersion(squares / freedom, freedom)
                    : NONE;
        }
    }

    /** In the order of time. */
    private final List<Point> points = new ArrayList<>();

    Series copy() {
        Series copy = new Series();
        copy.points.addAll(points);
        return copy;
    }

    /** Keeps a day, in place of one of the same start, and no more than is needed before it. */
    void add(Point point) {
        points.removeIf(
                other ->
                        other.windowStartMillis == point.windowStartMillis
                                || age(point.windowStartMillis, other) > DAYS + LATEST);
        int at = points.size();
        while (at > 0 && points.get(at - 1).windowStartMillis > point.windowStartMillis) {
            at--;
        }
        points.add(at, point);
    }

    /** Days of a zone may have 23 or 25 hours. */
    private static long age(long startMillis, Point point) {
        return days(point.windowStartMillis, startMillis);
    }

    /** From the start of one day to that of another. */
    static long days(long fromMillis, long toMillis) {
        return Math.round((toMillis - fromMillis) / DAY_MILLIS);
    }

    /** The day that begins at an instant; null if there was none. */
    @Nullable Point at(long startMillis) {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.get(i).windowStartMillis == startMillis) {
                return points.get(i);
            }
        }
        return null;
    }

    /** The same weekdays of the weeks before a day. */
    List<Point> sameWeekdays(long startMillis) {
        return before(startMillis).stream()
                .filter(point -> age(startMillis, point) % 7 == 0)
                .toList();
    }

    /** All days of the weeks before a day. */
    List<Point> before(long startMillis) {
        return points.stream()
                .filter(point -> age(startMillis, point) >= 1 && age(startMillis, point) <= DAYS)
                .toList();
    }

    /** The days before a day by weekday; seven lists, some perhaps empty. */
    List<List<Point>> byWeekday(long startMillis) {
        List<List<Point>> weekdays = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            weekdays.add(new ArrayList<>());
        }
        for (Point point : before(startMillis)) {
            weekdays.get((int) (age(startMillis, point) % 7)).add(point);
        }
        return weekdays;
    }

    /** Of a proportion, its numerator in hits: Pearson's statistic over its degrees of freedom. */
    Dispersion ofShares(long startMillis) {
        double squares = 0;
        int freedom = 0;
        for (List<Point> weekday : byWeekday(startMillis)) {
            double hits = weekday.stream().mapToDouble(Point::numerator).sum();
            double trials = weekday.stream().mapToDouble(Point::denominator).sum();
            double share = hits / trials;
            if (weekday.size() > 1 && share > 0 && share < 1) {
                for (Point point : weekday) {
                    double off = point.numerator - point.denominator * share;
                    squares += off * off / (point.denominator * share * (1 - share));
                }
                freedom += weekday.size() - 1;
            }
        }
        return Dispersion.of(squares, freedom);
    }

    /** Of a number of things; a day that is missing had none. */
    Dispersion ofCounts(long startMillis, long firstStartMillis) {
        double squares = 0;
        int freedom = 0;
        long oldest = Math.min(DAYS, days(firstStartMillis, startMillis));
        List<List<Point>> weekdays = byWeekday(startMillis);
        for (int i = 0; i < weekdays.size(); i++) {
            List<Point> weekday = weekdays.get(i);
            int youngest = i == 0 ? 7 : i;
            int days = oldest < youngest ? 0 : (int) (oldest - youngest) / 7 + 1;
            double mean = weekday.stream().mapToDouble(Point::numerator).sum() / Math.max(1, days);
            if (days > 1 && mean > 0) {
                squares += (days - weekday.size()) * mean;
                for (Point point : weekday) {
                    squares += (point.numerator - mean) * (point.numerator - mean) / mean;
                }
                freedom += days - 1;
            }
        }
        return Dispersion.of(squares, freedom);
    }

    void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, points.size());
        for (Point point : points) {
            Binary.writeZigZag(out, point.windowStartMillis);
            out.writeDouble(point.numerator);
            out.writeDouble(point.denominator);
        }
    }

    static Series read(DataInput in) throws IOException {
        Series series = new Series();
        for (long left = Binary.readVarLong(in); left > 0; left--) {
            series.points.add(new Point(Binary.readZigZag(in), in.readDouble(), in.readDouble()));
        }
        return series;
    }
}
