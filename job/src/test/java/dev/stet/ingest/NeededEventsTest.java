package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.EventType;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.ingest.json.Field;
import dev.stet.lifecycle.families.Families;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Need;
import dev.stet.metrics.NeededEvent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the registry says that metrics need is what the contract has and the subjects hear. */
final class NeededEventsTest {

    /** Views whose events no subject of the engine hears. */
    private static final Map<View, Set<EventType>> HOT =
            Map.of(
                    View.SUGGESTION,
                    EnumSet.of(
                            EventType.SUGGESTION_SHOWN,
                            EventType.SUGGESTION_ACCEPTED,
                            EventType.SUGGESTION_REJECTED,
                            EventType.CONTENT_EDITED,
                            EventType.ARTIFACT_CLOSED),
                    View.QUESTION,
                    EnumSet.of(EventType.QUERY_SUBMITTED, EventType.ANSWER_REGENERATED));

    static Stream<Metric> metrics() {
        return Metrics.all().stream().filter(metric -> metric.view() != View.INGEST);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void haveFieldsThatTheirTypeKnows(Metric metric) {
        List<Need> needs = Metrics.needs(metric);
        assertThat(needs).as(metric.id()).isNotEmpty();
        assertThat(Metrics.needsOfTrials(metric))
                .as("needs of the denominator of %s", metric.id())
                .allMatch(need -> needs.stream().anyMatch(whole -> whole.implies(need)));
        for (NeededEvent event : events(needs)) {
            for (String name : event.fieldNames()) {
                Field field = Field.valueOf(name.toUpperCase(Locale.ROOT));
                assertThat(EventSchemas.of(event.type()).knows(field))
                        .as("%s: %s knows %s", metric.id(), event.type().label(), name)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void areHeardByTheSubjectsOfTheirView(Metric metric) {
        Set<EventType> hot = HOT.get(metric.view());
        List<Subject> subjects = Families.of(EnumSet.of(metric.view()));
        for (NeededEvent event : events(Metrics.needs(metric))) {
            if (hot != null) {
                assertThat(hot).as(metric.id()).contains(event.type());
            } else {
                assertThat(valuesHeard(subjects, event.type()))
                        .as("%s: %s", metric.id(), event.text())
                        .containsAll(values(event));
            }
        }
    }

    /** A type that no subject hears is heard without values, and then says so itself. */
    private static Set<Value> valuesHeard(List<Subject> subjects, EventType type) {
        Set<Value> values = EnumSet.noneOf(Value.class);
        boolean heard = false;
        for (Subject subject : subjects) {
            for (Heard each : subject.hears()) {
                if (each.type() == type) {
                    heard = true;
                    long bits = each.values() | subject.keyedBy();
                    Arrays.stream(Value.values())
                            .filter(value -> (bits & value.bit()) != 0)
                            .forEach(values::add);
                }
            }
        }
        assertThat(heard).as("%s is heard by %s", type.label(), subjects).isTrue();
        return values;
    }

    /** But for ids, which every event of a subject carries, all are values. */
    private static List<Value> values(NeededEvent event) {
        return event.fieldNames().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(
                        name ->
                                Arrays.stream(Value.values())
                                        .anyMatch(value -> value.name().equals(name)))
                .map(Value::valueOf)
                // A rating is worked out from the value of feedback.
                .map(
                        value ->
                                value == Value.VALUE && event.type() == EventType.FEEDBACK_GIVEN
                                        ? Value.RATING
                                        : value)
                .toList();
    }

    private static List<NeededEvent> events(List<Need> needs) {
        return needs.stream().map(Need::anyOf).flatMap(List::stream).toList();
    }
}
