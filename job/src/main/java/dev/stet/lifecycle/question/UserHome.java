package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The state of all users of a task, and the timers of their visits. */
interface UserHome {

    /** All state accesses that follow are to this user's. */
    void select(Key128 user);

    ValueState<UserState> users();

    /** Questions of the selected user that have no room in the user's value. */
    MapState<Utf8, Question> questions();

    /** Pages of chains of the selected user. */
    MapState<Integer, PackedRecords> chains();

    /** When the user is visited if something of the user ends at an instant. */
    long visitAfter(Key128 user, long endMillis);

    /** Plans a visit at an instant that {@link #visitAfter} returned. */
    void planVisit(Key128 user, long atMillis) throws Exception;

    /** Takes back what {@link #planVisit} planned, as often as it did for that instant. */
    void cancelVisit(Key128 user, long atMillis) throws Exception;

    /** Emits the last outcome of a question that ends, where wanted. */
    void ends(Key128 user, Utf8 interactionId, Question question);

    Scratch scratch();

    /** Buffers for packing and unpacking records; one for all users of a task. */
    record Scratch(DataOutputSerializer out, DataInputDeserializer in) {

        Scratch() {
            this(new DataOutputSerializer(256), new DataInputDeserializer());
        }
    }
}
