package dev.stet.lifecycle.families;

import dev.stet.contract.EventType;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.Values;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import java.util.ArrayList;
import java.util.List;

/**
 * What an event says of its user: active, used something, got something of value. Each level
 * includes the ones below it.
 */
final class Activity {

    static final int NONE = 0;
    static final int ACTIVE = 1;
    static final int USE = 2;
    static final int VALUE = 3;

    /** The bits of what {@link #isAny(RecordedEvent)} looks at. */
    static final long VALUES = Value.bits(Value.METHOD, Value.OUTCOME);

    private static final long AUTO = Value.METHOD.code("auto");
    private static final long SUCCESS = Value.OUTCOME.code("success");
    private static final long ABANDONED = Value.OUTCOME.code("abandoned");

    private Activity() {}

    /** All types that can be uses. */
    static List<Heard> uses() {
        List<Heard> uses = new ArrayList<>();
        for (EventType type :
                List.of(
                        EventType.FEATURE_INVOKED,
                        EventType.QUERY_SUBMITTED,
                        EventType.TASK_STARTED,
                        EventType.CONVERSATION_OPENED,
                        EventType.SUGGESTION_ACCEPTED)) {
            uses.add(whenever(type));
        }
        uses.add(whenever(EventType.TASK_ENDED).with(Value.OUTCOME));
        return uses;
    }

    /** Heard at any time; the subject says what it keeps. */
    static Heard whenever(EventType type) {
        return Heard.of(type, Keep.EVERY).whenever();
    }

    /** Whether an event says any of this: no automatic accept and no abandoned task does. */
    static boolean isAny(RecordedEvent event) {
        return level(event.type(), event.values()) != NONE;
    }

    /** What a kept event says. */
    static int level(Recorded event) {
        return level(event.type(), event.values());
    }

    private static int level(EventType type, Values values) {
        return switch (type) {
            case USER_ACTIVE -> ACTIVE;
            case FEATURE_INVOKED, QUERY_SUBMITTED, TASK_STARTED, CONVERSATION_OPENED -> USE;
            case SUGGESTION_ACCEPTED -> values.is(Value.METHOD, AUTO) ? NONE : VALUE;
            case TASK_ENDED -> {
                if (values.is(Value.OUTCOME, ABANDONED)) {
                    yield NONE;
                }
                yield values.is(Value.OUTCOME, SUCCESS) ? VALUE : USE;
            }
            default -> NONE;
        };
    }
}
