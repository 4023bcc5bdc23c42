package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a rule, or a line of it, applies to an element. */
@FunctionalInterface
interface Condition {

    Condition ALWAYS = element -> true;

    boolean holds(JsonTree element);

    default Condition and(Condition other) {
        return element -> holds(element) && other.holds(element);
    }

    default Condition or(Condition other) {
        return element -> holds(element) || other.holds(element);
    }

    default Condition negated() {
        return element -> !holds(element);
    }

    /** The value at a path is there and passes. */
    static Condition of(Path path, Predicate<JsonTree> test) {
        return element -> {
            JsonTree value = path.in(element);
            return value != null && test.test(value);
        };
    }

    /** The text of a value is one of these; {@code true} and {@code "true"} are the same. */
    static Condition oneOf(Path path, Set<String> texts) {
        return of(path, value -> value.isScalar() && texts.contains(value.text()));
    }

    static Condition present(Path path) {
        return of(path, value -> true);
    }

    static Condition atLeast(Path path, BigDecimal least) {
        return of(
                path,
                value -> {
                    BigDecimal number = number(value);
                    return number != null && number.compareTo(least) >= 0;
                });
    }

    static Condition startsWith(Path path, String start) {
        return of(path, value -> value.text().startsWith(start));
    }

    /** An array holds the text, or a string has it in it. */
    static Condition contains(Path path, String text) {
        return of(
                path,
                value -> {
                    JsonTree held = Path.unpacked(value);
                    return held.isScalar()
                            ? held.text().contains(text)
                            : held.items().stream().anyMatch(item -> text.equals(item.text()));
                });
    }

    private static @Nullable BigDecimal number(JsonTree value) {
        try {
            return Source.number(value.text(), "");
        } catch (UnmappableException e) {
            return null;
        }
    }
}
