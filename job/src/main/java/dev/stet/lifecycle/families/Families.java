package dev.stet.lifecycle.families;

import dev.stet.contract.ClaimKind;
import dev.stet.contract.DayZone;
import dev.stet.contract.ExperimentMetric;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All subjects beside suggestions and questions. */
public final class Families {

    /**
     * In the order in which they count an event in {@code ingest_kpi}: of those that hear it, the
     * first.
     */
    public static final List<Subject> ALL =
            List.of(
                    new FeedbackSubject(),
                    new DecisionSubject(),
                    new CostSubject(),
                    new ConversationSubject(),
                    new TaskSubject(),
                    new InteractionSubject(),
                    new TicketSubject(),
                    new PersonSubject(),
                    new AdopterSubject(),
                    new ExperimentSubject(),
                    new SignalSubject());

    private Families() {}

    /** As {@link #of(Set)}, with the days of a zone where a subject counts days. */
    public static List<Subject> of(Set<View> views, DayZone zone) {
        return of(views).stream().map(subject -> subject.withDaysOf(zone)).toList();
    }

    /** Those that add to any of these views, and those that tell them anything. */
    public static List<Subject> of(Set<View> views) {
        Set<Subject> wanted = new HashSet<>();
        for (Subject subject : ALL) {
            if (!Collections.disjoint(subject.views(), views)) {
                wanted.add(subject);
            }
        }
        boolean grown = true;
        while (grown) {
            Set<ClaimKind> heard = new HashSet<>();
            wanted.forEach(subject -> heard.addAll(subject.hearsClaims()));
            boolean toUsers = wanted.stream().anyMatch(Subject::hearsUserFacts);
            grown =
                    wanted.addAll(
                            ALL.stream()
                                    .filter(
                                            maker ->
                                                    makesAny(maker, heard)
                                                            || toUsers && hasUserFacts(maker))
                                    .toList());
        }
        return ALL.stream().filter(wanted::contains).toList();
    }

    private static boolean makesAny(Subject maker, Set<ClaimKind> heard) {
        return maker.makesClaims().stream().anyMatch(heard::contains);
    }

    /** Whether its facts add to the sums of its user. */
    public static boolean hasUserFacts(Subject maker) {
        return !Collections.disjoint(maker.views(), ExperimentMetric.views());
    }

    /**
     * The same, each after all that make claims to it.
     *
     * @throws IllegalArgumentException where claims go round in a circle
     */
    public static List<Subject> makersFirst(List<Subject> subjects) {
        List<Subject> ordered = new ArrayList<>();
        List<Subject> rest = new ArrayList<>(subjects);
        while (!rest.isEmpty()) {
            Set<ClaimKind> awaited = new HashSet<>();
            rest.forEach(maker -> awaited.addAll(maker.makesClaims()));
            Subject next =
                    rest.stream()
                            .filter(subject -> !awaitsAny(subject, awaited, rest))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "Claims go round in a circle: "
                                                            + rest.stream()
                                                                    .map(Subject::name)
                                                                    .toList()));
            rest.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static boolean awaitsAny(Subject subject, Set<ClaimKind> awaited, List<Subject> rest) {
        return subject.hearsClaims().stream().anyMatch(awaited::contains)
                || subject.hearsUserFacts() && rest.stream().anyMatch(Families::hasUserFacts);
    }
}
