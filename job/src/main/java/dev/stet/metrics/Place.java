package dev.stet.metrics;

import java.util.List;
import java.util.Locale;

/**
 * Where a metric stands on a dashboard, and when somebody looks at it.
 *
 * @param stages of a product, 1 (first version) to 3 (scale); empty for all
 * @param core whether it is one of the few to start with
 */
public record Place(
        Section section, Layer layer, Cadence cadence, List<Integer> stages, boolean core) {

    /** A part of the dashboard. */
    public enum Section {
        ADOPTION("adoption and workflow fit"),
        OUTCOME("outcome quality"),
        TRUST("trust and calibration"),
        ECONOMICS("economics and performance"),
        OPERATIONS("operations and support"),
        BUSINESS("business impact");

        private final String label;

        Section(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What it is about. */
    public enum Layer {
        OUTCOME("user outcome"),
        ENGAGEMENT("engagement"),
        MODEL("model"),
        COST("cost and efficiency");

        private final String label;

        Layer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How often it is looked at. */
    public enum Cadence {
        DAILY,
        WEEKLY,
        MONTHLY;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Place {
        stages = List.copyOf(stages);
    }

    public static Place daily(Section section, Layer layer) {
        return new Place(section, layer, Cadence.DAILY, List.of(), false);
    }

    public static Place weekly(Section section, Layer layer) {
        return new Place(section, layer, Cadence.WEEKLY, List.of(), false);
    }

    public static Place monthly(Section section, Layer layer) {
        return new Place(section, layer, Cadence.MONTHLY, List.of(), false);
    }

    /** The same for some stages only. */
    public Place inStages(Integer... some) {
        return new Place(section, layer, cadence, List.of(some), core);
    }

    /** The same, of a metric to start with. */
    public Place asCore() {
        return new Place(section, layer, cadence, stages, true);
    }
}
