package dev.stet.bench.load;

import static dev.stet.bench.load.JsonBytes.piece;

import java.util.Arrays;

/** Writes events: those of one suggestion or question carry one context, as an SDK sends it. */
final class EventWriter {

    private static final byte[] EVENT_ID = piece("{\"event_id\":\"");
    private static final byte[] EVENT_TYPE = piece("\",\"event_type\":\"");
    private static final byte[] EVENT_TIME = piece("\",\"event_time\":");
    private static final byte[] USER_ID = piece(",\"user_id\":\"");
    private static final byte[] CONVERSATION_ID = piece("\",\"conversation_id\":\"c-");
    private static final byte[] SUGGESTION_ID = piece("\",\"suggestion_id\":\"s-");
    private static final byte[] INTERACTION_ID = piece("\",\"interaction_id\":\"q-");
    private static final byte[] QUOTE = piece("\"");
    private static final byte[] END = piece("}");

    private static final byte[][] TYPES = {
        piece("suggestion.shown"),
        piece("suggestion.accepted"),
        piece("suggestion.rejected"),
        piece("content.edited"),
        piece("artifact.closed"),
        piece("query.submitted"),
        piece("answer.regenerated"),
    };

    private final Chance chance;
    private final Contexts contexts;
    private final Payloads payloads;
    private final JsonBytes out = new JsonBytes();

    EventWriter(Chance chance) {
        this.chance = chance;
        this.contexts = new Contexts(chance);
        this.payloads = new Payloads(chance, out);
        if (TYPES.length != Stage.OTHER.ordinal()) {
            throw new IllegalStateException(
                    "A stage has no event type: " + Arrays.toString(Stage.values()));
        }
    }

    /** Equal bytes for equal moments. */
    byte[] write(LoadMoment moment, byte[] user) {
        long identity = moment.identity();
        boolean other = moment.stage() == Stage.OTHER;
        out.add(EVENT_ID)
                .hexadecimal(chance.bits(identity, LoadDraw.EVENT_ID))
                .hexadecimal(chance.bits(identity, LoadDraw.EVENT_ID_END))
                .add(EVENT_TYPE)
                .add(other ? payloads.otherType(identity) : TYPES[moment.stage().ordinal()])
                .add(EVENT_TIME)
                .decimal(moment.timeMillis())
                .add(USER_ID)
                .add(user)
                .add(CONVERSATION_ID)
                .hexadecimal(chance.bits(moment.user(), LoadDraw.CONTEXT))
                .add(other || moment.isQuestion() ? INTERACTION_ID : SUGGESTION_ID)
                .hexadecimal(chance.bits(moment.subject(), LoadDraw.ID))
                .add(QUOTE);
        payloads.write(moment);
        return out.add(contexts.ofSubject(moment.number()))
                .add(contexts.ofUser(moment.user()))
                .add(END)
                .take();
    }
}
