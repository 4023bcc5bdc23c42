package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Target;
import dev.stet.contract.View;
import dev.stet.metrics.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says after each look what is raised, and what does not hold any more. The same rows in the same
 * order of windows say the same, whatever the order within a window.
 */
public final class Watch {

    /** What is older than this is not remembered: four weeks, and a week for days of a zone. */
    public static final long MEMORY_MILLIS = TimeUnit.DAYS.toMillis(35);

    /**
     * Of chance alone, at most, before a row is final: it is looked at again and again while it
     * grows.
     */
    static final double PROVISIONAL = 1e-6;

    private static final List<Rule> RULES =
            List.of(
                    new LevelRule(),
                    new GuardRule(),
                    new DropRule(),
                    new ContradictionRule(),
                    new FailureSpikeRule(),
                    new InputDriftRule());

    private final Policy policy;

    public Watch(Policy policy) {
        this.policy = policy;
    }

    /**
     * Looks at all final rows of a window of one view.
     *
     * @param rows in any order, a segment once
     * @param atMillis when they are final, event time
     */
    public List<Alert> judge(
            Scope scope, Look look, List<LookRow> rows, Memory memory, long atMillis) {
        List<LookRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(LookRow::segmentBy).thenComparing(LookRow::segment));
        memory.first(look.view(), look.windowStartMillis());
        double share = policy.falseShare(scope.grain());
        Findings findings = new Findings();
        for (LookRow row : sorted) {
            judge(scope, look, row, memory, atMillis, findings);
        }
        double threshold = findings.threshold(share);
        List<Alert> said = new ArrayList<>();
        Set<String> heard = new HashSet<>();
        for (Finding finding : findings.kept()) {
            String key = key(look.view(), finding);
            heard.add(key);
            Alert alert = Decision.about(scope, look, finding, memory.standing(key), threshold);
            if (alert == null) {
                seen(memory.standing(key), look, atMillis, memory);
            } else {
                say(split(alert, finding, look, sorted, memory), look, atMillis, memory, said);
            }
        }
        endWithoutRow(look, heard, atMillis, memory, said);
        return said;
    }

    private void judge(
            Scope scope, Look look, LookRow row, Memory memory, long atMillis, Findings findings) {
        SegmentHistory known = memory.history(look.view(), row.segmentBy(), row.segment());
        SegmentHistory history = known == null ? new SegmentHistory() : known;
        Case each = new Case(look, scope.grain(), row, history, memory, policy);
        if (each.isDay()) {
            remember(each);
        }
        history.saw(atMillis);
        double share = policy.falseShare(scope.grain());
        for (Rule rule : RULES) {
            rule.judge(
                    each,
                    finding ->
                            findings.add(
                                    finding, share, memory.standing(key(look.view(), finding))));
        }
        if (known != null || !history.isEmpty()) {
            memory.keep(look.view(), row.segmentBy(), row.segment(), history);
        }
    }

    private void remember(Case each) {
        LookRow row = each.row();
        long start = each.startMillis();
        policy.remembered(each.view())
                .forEach(
                        metric ->
                                each.estimate(metric)
                                        .ifPresent(
                                                estimate ->
                                                        each.history()
                                                                .add(
                                                                        metric.id(),
                                                                        estimate.point(start))));
        if (FailureSpikeRule.isAbout(each.view(), row.segmentBy())) {
            each.history().add(FailureSpikeRule.METRIC, FailureSpikeRule.point(row, start));
        }
        if (InputDriftRule.isAbout(each.view(), row.segmentBy())) {
            for (int i = 0; i < each.view().histograms().size(); i++) {
                each.history()
                        .add(
                                InputDriftRule.name(each.view().histograms().get(i)),
                                start,
                                start - InputDriftRule.DAYS_MILLIS,
                                row.sums().histogram(i));
            }
        }
    }

    private static String key(View view, Finding finding) {
        return Standing.key(
                view,
                finding.kind(),
                finding.metricId(),
                finding.row().segmentBy(),
                finding.row().segment());
    }

    /** With the split of the change into mix and within, where the alert is about all segments. */
    private static Alert split(
            Alert alert, Finding finding, Look look, List<LookRow> rows, Memory memory) {
        boolean hasParts =
                alert.status() == AlertStatus.RAISED
                        && alert.subject().grain() == Grain.DAY
                        && finding.row().segmentBy().equals(Target.ALL)
                        && (finding.kind() == AlertKind.LEVEL
                                || finding.kind() == AlertKind.GUARD
                                || finding.kind() == AlertKind.DROP);
        if (!hasParts) {
            return alert;
        }
        return Metrics.find(finding.metricId())
                .flatMap(
                        metric ->
                                MixSplit.of(metric, look, rows, memory)
                                        .map(
                                                split ->
                                                        alert.with(
                                                                split.mix(),
                                                                split.within(),
                                                                Words.split(split, metric))))
                .orElse(alert);
    }

    private static void say(
            Alert alert, Look look, long atMillis, Memory memory, List<Alert> said) {
        said.add(alert);
        Standing standing = new Standing(look.view(), alert, atMillis);
        if (standing.isRaised()) {
            memory.stands(standing);
        } else {
            memory.ends(standing);
        }
    }

    /** It still stands; but for what was withdrawn early, which is over with its window. */
    private static void seen(@Nullable Standing standing, Look look, long atMillis, Memory memory) {
        if (standing == null) {
            return;
        }
        if (standing.isRaised()) {
            memory.stands(new Standing(standing.view(), standing.alert(), atMillis));
        } else if (standing.isOf(look)) {
            memory.ends(standing);
        }
    }

    /** A failure that nobody reports has no row; and what was provisional may have none either. */
    private static void endWithoutRow(
            Look look, Set<String> heard, long atMillis, Memory memory, List<Alert> said) {
        for (Standing standing : memory.standing()) {
            Alert alert = standing.alert();
            if (standing.view() != look.view()
                    || standing.isAfter(look)
                    || heard.contains(standing.key())) {
                continue;
            }
            if (!standing.isRaised()) {
                seen(standing, look, atMillis, memory);
            } else if (alert.isProvisional() && standing.isOf(look)) {
                String why = "the final row does not bear it out";
                say(Decision.withdrawn(alert, look, true, why), look, atMillis, memory, said);
            } else if (alert.subject().kind() == AlertKind.FAILURE_SPIKE) {
                String why = "no report of it";
                say(Decision.resolved(alert, look, why), look, atMillis, memory, said);
            }
        }
    }

    /** Whether a row is looked at before it is final: what arrives by the hour. */
    public static boolean isWatchedEarly(KpiRow row) {
        return !row.last() && row.view() == View.INGEST && row.grain() == Grain.HOUR;
    }

    /** Looks at a row that can still change, but not at what only a final one can tell. */
    public List<Alert> early(KpiRow row, Memory memory) {
        Look look = new Look(row.view(), row.windowStartMillis());
        Case each =
                new Case(look, row.grain(), LookRow.of(row), new SegmentHistory(), memory, policy);
        List<Alert> said = new ArrayList<>();
        new LevelRule()
                .judge(
                        each,
                        finding -> {
                            if (LevelRule.isTakenBack(finding.metricId())) {
                                return;
                            }
                            Standing standing = memory.standing(key(look.view(), finding));
                            Alert alert =
                                    Decision.early(
                                            Scope.of(row), look, finding, standing, PROVISIONAL);
                            if (alert != null) {
                                said.add(alert);
                                memory.stands(
                                        new Standing(look.view(), alert, row.windowEndMillis()));
                            }
                        });
        return said;
    }

    /**
     * Ends what nothing was heard of for as long as anything is remembered.
     *
     * @param nowMillis event time
     */
    public List<Alert> forget(long nowMillis, Memory memory) {
        List<Alert> said = new ArrayList<>();
        for (Standing standing : memory.standing()) {
            if (standing.seenMillis() < nowMillis - MEMORY_MILLIS) {
                Alert alert = standing.alert();
                Look last = new Look(standing.view(), alert.statedAtMillis());
                memory.ends(standing);
                if (standing.isRaised()) {
                    said.add(Decision.resolved(alert, last, "no row of it for 35 days"));
                }
            }
        }
        return said;
    }
}
