package dev.stet.metrics;

import dev.stet.contract.EventType;
import dev.stet.contract.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a metric needs at least one event of. Without it the metric is NULL, or says nothing: an
 * acceptance rate without accepts is 0.
 *
 * @param anyOf the kinds of events that will do
 */
public record Need(List<NeededEvent> anyOf) {

    private static final Need DEFINITION =
            new Need(List.of(NeededEvent.event(EventType.TASK_STARTED, "success_definition")));

    public Need {
        anyOf = List.copyOf(anyOf);
    }

    static Need of(NeededEvent... anyOf) {
        return new Need(List.of(anyOf));
    }

    /** The success of a task is counted without it, but nobody can say what it is. */
    static Need definitionOfSuccess() {
        return DEFINITION;
    }

    public boolean isDefinitionOfSuccess() {
        return equals(DEFINITION);
    }

    /** Whether whatever meets this need meets another one, too. */
    public boolean implies(Need other) {
        return anyOf.stream().allMatch(event -> other.anyOf.stream().anyMatch(event::isAsWantedBy));
    }

    /** For readers: {@code cost.recorded with task_id or generation.completed with cost_usd}. */
    public String text() {
        return text(type -> type, parts -> " with " + parts);
    }

    /**
     * The same in another form; events of one type stand together.
     *
     * @param types how the name of a type stands there
     * @param parts how what its events must have follows it
     */
    public String text(UnaryOperator<String> types, UnaryOperator<String> parts) {
        return anyOf.stream()
                .collect(
                        Collectors.groupingBy(
                                NeededEvent::type, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(
                        each -> {
                            String all = parts(each.getValue());
                            return types.apply(each.getKey().label())
                                    + (all.isEmpty() ? "" : parts.apply(all));
                        })
                .collect(Collectors.joining(" or "));
    }

    /** What events of one type have in common, then what each of them has besides. */
    private static String parts(List<NeededEvent> events) {
        List<String> common = new ArrayList<>(events.get(0).parts());
        events.forEach(event -> common.retainAll(event.parts()));
        List<String> each = new ArrayList<>();
        for (NeededEvent event : events) {
            List<String> own = new ArrayList<>(event.parts());
            own.removeAll(common);
            each.add(String.join(" and ", own));
        }
        if (!each.contains("")) {
            common.add(String.join(" or ", each));
        }
        return String.join(", ", common);
    }

    /** An event by which a user is active, of any of these types. */
    static NeededEvent[] active() {
        return new NeededEvent[] {
            NeededEvent.event(EventType.USER_ACTIVE),
            NeededEvent.event(EventType.FEATURE_INVOKED),
            NeededEvent.event(EventType.QUERY_SUBMITTED),
            NeededEvent.event(EventType.SUGGESTION_ACCEPTED),
            NeededEvent.event(EventType.TASK_STARTED),
            NeededEvent.event(EventType.TASK_ENDED),
            NeededEvent.event(EventType.CONVERSATION_OPENED)
        };
    }

    /**
     * An event by which a user uses something.
     *
     * @param fields that it must have
     */
    static NeededEvent[] uses(String... fields) {
        return new NeededEvent[] {
            NeededEvent.event(EventType.FEATURE_INVOKED, fields),
            NeededEvent.event(EventType.QUERY_SUBMITTED, fields),
            NeededEvent.event(EventType.SUGGESTION_ACCEPTED, fields),
            NeededEvent.event(EventType.TASK_STARTED, fields),
            NeededEvent.event(EventType.TASK_ENDED, fields),
            NeededEvent.event(EventType.CONVERSATION_OPENED, fields)
        };
    }

    /**
     * An event by which a user gets something of value.
     *
     * @param fields that it must have
     */
    static NeededEvent[] value(String... fields) {
        return new NeededEvent[] {
            NeededEvent.event(EventType.SUGGESTION_ACCEPTED, fields),
            NeededEvent.event(EventType.TASK_ENDED, fields).is(Value.OUTCOME, "success")
        };
    }

    /**
     * An event that tells a cost of a task or a conversation: its own, or that of an interaction.
     *
     * @param id the field of its id
     */
    static NeededEvent[] cost(String id) {
        return new NeededEvent[] {
            NeededEvent.event(EventType.COST_RECORDED, id),
            NeededEvent.event(EventType.COST_RECORDED, "interaction_id"),
            NeededEvent.event(EventType.GENERATION_COMPLETED, "cost_usd"),
            NeededEvent.event(EventType.GENERATION_COMPLETED).asPriced()
        };
    }

    /**
     * An event by which that cost is one of the task or the conversation.
     *
     * @param id the field of its id
     */
    static NeededEvent[] costOf(String id) {
        return new NeededEvent[] {
            NeededEvent.event(EventType.COST_RECORDED, id),
            NeededEvent.event(EventType.QUERY_SUBMITTED, id),
            NeededEvent.event(EventType.GENERATION_COMPLETED, id)
        };
    }
}
