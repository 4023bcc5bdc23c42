package dev.stet.udf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a function of two columns of bytes for its last arguments, which a query asks for
 * several times a row.
 *
 * <p>Flink's generated code has one instance of a function for all its calls in an operator, and
 * calls it in the order of the columns of the query: those of a proportion follow each other, or
 * those of all proportions do, in turn. A call looks at the result before it first, then at those
 * that were asked for after that one. Arguments are compared by content, with copies: a source may
 * use an array again. Not thread-safe.
 *
 * @param <V> of a result, which nobody changes
 */
final class RecentResults<V> {

    /** More than the proportions of one row, of which {@code suggestion_kpi} has 33. */
    static final int MOST = 64;

    /** Pure. */
    interface Function<V> {
        @Nullable V of(byte[] left, byte[] right);
    }

    /** One call. */
    private static final class Result<V> {

        private final byte[] left;
        private final byte[] right;
        private final @Nullable V value;

        private Result(byte[] left, byte[] right, @Nullable V value) {
            this.left = left;
            this.right = right;
            this.value = value;
        }

        private boolean isOf(byte[] otherLeft, byte[] otherRight) {
            return Arrays.equals(left, otherLeft) && Arrays.equals(right, otherRight);
        }
    }

    private final Function<V> function;
    private final List<Result<V>> results = new ArrayList<>(MOST);

    /** Where the oldest result is, once there are {@link #MOST}. */
    private int oldest;

    /** Where that of the call before is. */
    private int last;

    RecentResults(Function<V> function) {
        this.function = function;
    }

    @Nullable V of(byte[] left, byte[] right) {
        int size = results.size();
        for (int i = 0; i < size; i++) {
            int place = last + i < size ? last + i : last + i - size;
            Result<V> known = results.get(place);
            if (known.isOf(left, right)) {
                last = place;
                return known.value;
            }
        }
        V value = function.of(left, right);
        keep(new Result<>(left.clone(), right.clone(), value));
        return value;
    }

    private void keep(Result<V> result) {
        if (results.size() < MOST) {
            last = results.size();
            results.add(result);
        } else {
            last = oldest;
            results.set(oldest, result);
            oldest = (oldest + 1) % MOST;
        }
    }
}
