package dev.stet.alerts;

import java.util.ArrayList;
import java.util.List;

/** The findings of one look, as far as they matter. Not thread-safe. */
final class Findings {

    private final List<Finding> kept = new ArrayList<>();
    private final List<Double> p = new ArrayList<>();
    private long tests;

    /**
     * @param share in how many looks anything may be raised by chance
     * @param stands whether an alert of it stands
     */
    void add(Finding finding, double share, boolean stands) {
        boolean hasChance = !Double.isNaN(finding.p());
        if (hasChance) {
            tests++;
        }
        boolean isUnlikely = hasChance && finding.p() <= share;
        if (isUnlikely) {
            p.add(finding.p());
        }
        if (stands || finding.isReady() && (isUnlikely || !hasChance)) {
            kept.add(finding);
        }
    }

    /** Those that may raise an alert, or concern one that stands. */
    List<Finding> kept() {
        return kept;
    }

    /** The greatest p that is more than chance. */
    double threshold(double share) {
        double[] each = p.stream().mapToDouble(Double::doubleValue).toArray();
        return FalseDiscovery.threshold(each, tests, share);
    }
}
