package dev.stet.metrics;

/**
 * Where a metric should go, and what should not suffer for it.
 *
 * @param counter id of the metric that is always shown beside this one, or a column of its view
 */
public record Goal(Direction direction, String counter) {

    /** Which value is better. */
    public enum Direction {
        MORE("more"),
        LESS("less"),
        /** Neither is good by itself. */
        NEITHER("neither");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public static Goal more(String counter) {
        return new Goal(Direction.MORE, counter);
    }

    public static Goal less(String counter) {
        return new Goal(Direction.LESS, counter);
    }

    public static Goal neither(String counter) {
        return new Goal(Direction.NEITHER, counter);
    }
}
