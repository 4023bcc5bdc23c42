package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertStatus;
import org.jspecify.annotations.Nullable;

/** What is said of a finding, in the light of what was said before. */
final class Decision {

    /**
     * What final rows say of an alert that was provisional has this version at least: after a
     * restart the statements before them may be fewer or more.
     */
    private static final long SETTLED = 1_000;

    private Decision() {}

    /**
     * After a look at final rows.
     *
     * @param standing what was said before; null if nothing stands
     * @param threshold the greatest p that is more than chance
     * @return null where there is nothing new to say
     */
    static @Nullable Alert about(
            Scope scope,
            Look look,
            Finding finding,
            @Nullable Standing standing,
            double threshold) {
        if (standing != null && standing.isAfter(look)) {
            return null;
        }
        boolean isNew = isSure(finding, threshold);
        Finding critical = finding.critical();
        Finding worst = critical != null && isSure(critical, threshold) ? critical : finding;
        if (standing == null || !standing.isRaised() && !standing.isOf(look)) {
            return isNew ? raised(scope, look, worst, 1, false) : null;
        }
        Alert before = standing.alert();
        if (!standing.isRaised()) {
            return isNew ? again(before, look, worst, true) : null;
        }
        boolean isSettling = before.isProvisional() && standing.isOf(look);
        if (!finding.holds()) {
            return isSettling
                    ? withdrawn(before, look, true, "the final row does not bear it out")
                    : resolved(before, look, "it does not hold any more");
        }
        boolean isWorse =
                Finding.CRITICAL.equals(worst.level())
                        && !Finding.CRITICAL.equals(before.level())
                        && isSure(worst, threshold);
        return isWorse || isSettling ? again(before, look, worst, isSettling) : null;
    }

    private static boolean isSure(Finding finding, double threshold) {
        return finding.isReady() && (Double.isNaN(finding.p()) || finding.p() <= threshold);
    }

    /**
     * After a row that can still change.
     *
     * @param most the greatest p with which an alert is raised
     * @return null where there is nothing new to say
     */
    static @Nullable Alert early(
            Scope scope, Look look, Finding finding, @Nullable Standing standing, double most) {
        if (standing != null && standing.isAfter(look)) {
            return null;
        }
        boolean isSure = finding.holds() && finding.p() <= most;
        Finding critical = finding.critical();
        Finding worst = critical != null && critical.p() <= most ? critical : finding;
        if (standing == null || !standing.isRaised() && !standing.isOf(look)) {
            return isSure ? raised(scope, look, worst, 1, true) : null;
        }
        Alert before = standing.alert();
        if (!standing.isRaised()) {
            return isSure ? raised(scope, look, worst, before.version() + 1, true) : null;
        }
        return before.isProvisional() && standing.isOf(look) && !finding.holds()
                ? withdrawn(before, look, false, "later data of the same window do not bear it out")
                : null;
    }

    private static Alert raised(
            Scope scope, Look look, Finding finding, long version, boolean isProvisional) {
        LookRow row = finding.row();
        return said(
                new Alert.Subject(
                        scope.tenant(),
                        finding.kind(),
                        finding.metricId(),
                        scope.grain(),
                        look.windowStartMillis(),
                        row.windowEndMillis(),
                        row.segmentBy(),
                        row.segment()),
                version,
                isProvisional,
                look,
                finding);
    }

    /** The same alert, for a reason that is worse, or certain by now. */
    private static Alert again(Alert before, Look look, Finding finding, boolean isSettling) {
        return said(before.subject(), next(before, isSettling), false, look, finding);
    }

    private static Alert said(
            Alert.Subject subject,
            long version,
            boolean isProvisional,
            Look look,
            Finding finding) {
        return new Alert(
                subject,
                AlertStatus.RAISED,
                version,
                isProvisional,
                finding.level(),
                look.windowStartMillis(),
                finding.numbers(),
                finding.owner(),
                finding.words());
    }

    private static long next(Alert before, boolean isSettling) {
        return Math.max(before.version() + 1, isSettling ? SETTLED : 0);
    }

    /**
     * @param isSettling whether a final row says so
     */
    static Alert withdrawn(Alert before, Look look, boolean isSettling, String why) {
        return before.next(
                AlertStatus.WITHDRAWN,
                next(before, isSettling),
                look.windowStartMillis(),
                "Withdrawn: %s. It said: %s".formatted(why, before.words()));
    }

    static Alert resolved(Alert before, Look look, String why) {
        return before.next(
                AlertStatus.RESOLVED,
                next(before, false),
                look.windowStartMillis(),
                "Resolved: %s. It said: %s".formatted(why, before.words()));
    }
}
