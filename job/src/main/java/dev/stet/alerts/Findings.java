package dev.stet.alerts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The findings of one look, as far as they matter. Not thread-safe. */
final class Findings {

    private final List<Finding> kept = new ArrayList<>();
    private final List<Double> p = new ArrayList<>();
    private long tests;

    /**
     * @param share in how many looks anything may be raised by chance
     * @param standing what was said of it before; null if nothing stands
     */
    void add(Finding finding, double share, @Nullable Standing standing) {
        Finding news = news(finding, standing);
        boolean hasChance = news != null && !Double.isNaN(news.p());
        boolean isUnlikely = news != null && hasChance && news.p() <= share;
        if (hasChance) {
            tests++;
        }
        if (news != null && isUnlikely && news.isReady()) {
            p.add(news.p());
        }
        if (standing != null || finding.isReady() && (isUnlikely || !hasChance)) {
            kept.add(finding);
        }
    }

    /** What can be said anew; null where the alert stands, and can become no worse. */
    private static @Nullable Finding news(Finding finding, @Nullable Standing standing) {
        if (standing == null || !standing.isRaised()) {
            return finding;
        }
        return Finding.CRITICAL.equals(standing.alert().level()) ? null : finding.critical();
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
