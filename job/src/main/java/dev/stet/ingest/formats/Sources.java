package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line of a mapping can say beside a path. */
final class Sources {

    /** What becomes of a value that a table does not list. */
    enum Otherwise {
        REFUSE,
        KEEP,
        SKIP
    }

    private Sources() {}

    /** The first that has a value. */
    static Source first(List<Source> sources) {
        return element -> {
            for (Source source : sources) {
                Object value = source.of(element);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    /** Of those that have a value; none where no one has. */
    static Source sum(List<Source> sources, String what) {
        return element -> {
            BigDecimal sum = null;
            for (Source source : sources) {
                BigDecimal number = source.number(element, what);
                if (number != null) {
                    sum = sum == null ? number : sum.add(number);
                }
            }
            return sum;
        };
    }

    /** The sum of the members whose name has one of these words in it. */
    static Source sumOfKeys(Path object, List<String> words) {
        return element -> {
            JsonTree found = object.in(element);
            BigDecimal sum = null;
            if (found != null) {
                for (Map.Entry<String, JsonTree> each : Path.unpacked(found).members().entrySet()) {
                    if (words.stream().anyMatch(each.getKey()::contains)
                            && !each.getValue().isUnset()) {
                        BigDecimal number = Source.number(each.getValue().text(), each.getKey());
                        sum = sum == null ? number : sum.add(number);
                    }
                }
            }
            return sum;
        };
    }

    /** The texts of those that have a value; none where no one has. */
    static Source join(List<Source> sources, String between) {
        return element -> {
            List<String> texts = new ArrayList<>();
            for (Source source : sources) {
                Object value = source.of(element);
                if (value != null) {
                    texts.add(StableId.text(value));
                }
            }
            return texts.isEmpty() ? null : String.join(between, texts);
        };
    }

    /** An id made of all of these. */
    static Source hash(String tag, List<Source> sources) {
        return element -> {
            List<@Nullable Object> parts = new ArrayList<>();
            for (Source source : sources) {
                parts.add(source.of(element));
            }
            return StableId.of(tag, parts);
        };
    }

    /** The whole object or array at a path as text, for an id where there is none else. */
    static Source canonical(Path path) {
        return element -> {
            JsonTree found = path.in(element);
            return found == null ? null : Canonical.text(found);
        };
    }

    /** A time since 1970, in whole milliseconds; 0 is unset. */
    static Source time(Source source, Unit unit, String what) {
        return element -> {
            Object value = source.of(element);
            return value == null || Path.isZero(value)
                    ? null
                    : unit.whole(unit.millis(value, what));
        };
    }

    /** A time before another one by a duration in milliseconds; that one where there is none. */
    static Source earlier(Source source, Source duration, Unit unit, String what) {
        return element -> {
            Object value = source.of(element);
            if (value == null || Path.isZero(value)) {
                return null;
            }
            BigDecimal lag = duration.number(element, what);
            BigDecimal millis = unit.millis(value, what);
            return unit.whole(lag == null ? millis : millis.subtract(lag));
        };
    }

    static Source duration(Source source, Unit unit, String what) {
        return element -> {
            Object value = source.of(element);
            return value == null ? null : unit.millis(value, what);
        };
    }

    /** Milliseconds between two times; none where one is unset, or the second is not before. */
    static Source between(Source end, Source start, Unit unit, String what) {
        return element -> {
            Object to = end.of(element);
            Object from = start.of(element);
            if (to == null || from == null || Path.isZero(to) || Path.isZero(from)) {
                return null;
            }
            BigDecimal millis = unit.millis(to, what).subtract(unit.millis(from, what));
            return millis.signum() < 0 ? null : millis;
        };
    }

    static Source scaled(Source source, BigDecimal factor, String what) {
        return element -> {
            BigDecimal number = source.number(element, what);
            return number == null ? null : number.multiply(factor);
        };
    }

    /** Where in a range a number lies, from 0 to 1; none where an end of it is unknown. */
    static Source share(Source source, Source low, Source high, String what) {
        return element -> {
            BigDecimal number = source.number(element, what);
            BigDecimal least = low.number(element, what);
            BigDecimal most = high.number(element, what);
            if (number == null || least == null || most == null || least.compareTo(most) >= 0) {
                return null;
            }
            return number.subtract(least)
                    .divide(most.subtract(least), MathContext.DECIMAL64)
                    .stripTrailingZeros();
        };
    }

    static Source inverted(Source source, String what) {
        return element -> {
            BigDecimal number = source.number(element, what);
            return number == null ? null : BigDecimal.ONE.subtract(number);
        };
    }

    static Source mapped(
            Source source, Map<String, String> table, Otherwise otherwise, String what) {
        return element -> {
            Object value = source.of(element);
            if (value == null) {
                return null;
            }
            String found = table.get(StableId.text(value));
            if (found != null || otherwise == Otherwise.SKIP) {
                return found;
            }
            if (otherwise == Otherwise.KEEP) {
                return value;
            }
            throw new UnmappableException(
                    "%s has a value that the mapping's table does not list, expected one of %s"
                            .formatted(what, String.join(", ", table.keySet())));
        };
    }

    static Source when(Source source, Condition condition, Source other) {
        return element -> condition.holds(element) ? source.of(element) : other.of(element);
    }

    /** Where one number equals another, or one of them is unknown; else something other. */
    static Source ifEqual(Source source, Source one, Source another, Source other, String what) {
        return element -> {
            BigDecimal left = one.number(element, what);
            BigDecimal right = another.number(element, what);
            boolean differ = left != null && right != null && left.compareTo(right) != 0;
            return differ ? other.of(element) : source.of(element);
        };
    }

    /** A total that includes its parts; where it is less than they are, they are added to it. */
    static Source including(Source total, Source parts, String what) {
        return element -> {
            BigDecimal whole = total.number(element, what);
            BigDecimal sum = parts.number(element, what);
            if (whole == null || sum == null) {
                return whole;
            }
            return whole.compareTo(sum) < 0 ? whole.add(sum) : whole;
        };
    }
}
