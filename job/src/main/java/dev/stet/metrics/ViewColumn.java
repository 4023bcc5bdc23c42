package dev.stet.metrics;

/**
 * A column of a view that is neither a measure nor a metric.
 *
 * @param after the column that it follows
 * @param type in Flink SQL
 * @param expression in Flink SQL, over the columns of the sums beneath the view
 * @param finalOnly whether it is NULL until the row is final
 * @param words what it holds, for the documents
 */
public record ViewColumn(
        String name,
        String after,
        String type,
        String expression,
        boolean finalOnly,
        String words) {

    static ViewColumn derived(
            String name, String after, String type, String expression, String words) {
        return new ViewColumn(name, after, type, expression, false, words);
    }

    /** A whole number that is NULL until the row is final. */
    static ViewColumn whenFinal(String name, String after, String expression, String words) {
        return new ViewColumn(name, after, "BIGINT", expression, true, words);
    }
}
