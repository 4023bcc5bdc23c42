package dev.stet;

import dev.stet.contract.ClaimKind;
import dev.stet.contract.Erasure;
import dev.stet.contract.EventType;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.RoutedEvent;
import dev.stet.contract.SubjectInput;
import dev.stet.contract.UserErased;
import dev.stet.ingest.EventRoutes;
import dev.stet.ingest.RecordedValues;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOperator;
import dev.stet.lifecycle.subject.SubjectOutcome;
import dev.stet.state.Shards;
import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.util.OutputTag;

/** Which subjects hear an event: those that name its type and whose id it carries. */
final class SubjectRoutes implements EventRoutes {

    private static final long serialVersionUID = 1L;

    private record Route(Subject subject, OutputTag<SubjectInput> tag) implements Serializable {}

    /** By ordinal of {@link EventType}, in the order of home. */
    private final Route[][] byType = new Route[EventType.values().length][];

    private final Route[] all;

    /**
     * @param subjects in the order in which they count an event
     */
    SubjectRoutes(List<Subject> subjects) {
        all = subjects.stream().map(SubjectRoutes::route).toArray(Route[]::new);
        for (EventType type : EventType.values()) {
            byType[type.ordinal()] =
                    subjects.stream()
                            .filter(
                                    subject ->
                                            subject.hears().stream()
                                                    .anyMatch(heard -> heard.type() == type))
                            .sorted(Comparator.comparing(subject -> !subject.isHomeOf(type)))
                            .map(SubjectRoutes::route)
                            .toArray(Route[]::new);
        }
    }

    private static Route route(Subject subject) {
        return new Route(subject, tag(subject));
    }

    /** Where the events of a subject come out of admission. */
    static OutputTag<SubjectInput> tag(Subject subject) {
        return new OutputTag<>(subject.name() + "-events", SubjectOperator.INPUT);
    }

    /**
     * What the subjects want of the events that they hear.
     *
     * @param outcomes whether outcome rows are wanted
     * @param sample whether the review sample is wanted
     */
    static RecordedValues.Wanted wanted(List<Subject> subjects, boolean outcomes, boolean sample) {
        Map<EventType, Long> bits = new EnumMap<>(EventType.class);
        Map<EventType, Integer> ids = new EnumMap<>(EventType.class);
        Set<EventType> whatever = EnumSet.noneOf(EventType.class);
        Set<EventType> users = EnumSet.noneOf(EventType.class);
        int idTexts = 0;
        for (Subject subject : subjects) {
            Id id = subject.id();
            boolean named = outcomes || sample && !subject.sampledBy().isEmpty();
            SubjectOutcome outcome = named ? subject.outcome() : null;
            for (Heard heard : subject.hears()) {
                if (id == null) {
                    whatever.add(heard.type());
                } else {
                    ids.merge(heard.type(), id.bit(), (one, other) -> one | other);
                }
                bits.merge(
                        heard.type(),
                        heard.values() | subject.keyedBy(),
                        (one, other) -> one | other);
                if (subject.keyedByUser() || heard.user() || heard.opens()) {
                    users.add(heard.type());
                }
            }
            idTexts |= outcome == null ? 0 : outcome.idBits();
        }
        ids.keySet().removeAll(whatever);
        boolean questions =
                subjects.stream()
                        .anyMatch(
                                subject ->
                                        subject.hearsClaims()
                                                .contains(ClaimKind.QUESTION_OF_INTERACTION));
        return new RecordedValues.Wanted(bits, ids, questions, users, idTexts);
    }

    @Override
    public boolean send(RecordedEvent event, boolean homeless, Output out) {
        boolean home = homeless;
        boolean heard = false;
        for (Route route : byType[event.type().ordinal()]) {
            Key128 key = route.subject.key(event);
            if (key != null) {
                out.collect(route.tag, new RoutedEvent(key, home, event));
                home = false;
                heard = true;
            }
        }
        return heard;
    }

    /** To each shard of each subject: which of its subjects are the user's, only it knows. */
    @Override
    public void erase(UserErased event, Output out) {
        for (Route route : all) {
            if (route.subject.isUser()) {
                out.collect(route.tag, new Erasure(event.user(), event.user()));
                continue;
            }
            for (int shard = 0; shard < Shards.COUNT; shard++) {
                out.collect(route.tag, new Erasure(Shards.key(shard), event.user()));
            }
        }
    }
}
