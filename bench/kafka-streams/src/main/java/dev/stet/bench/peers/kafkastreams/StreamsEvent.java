package dev.stet.bench.peers.kafkastreams;

import com.alibaba.fastjson2.annotation.JSONField;
import org.jspecify.annotations.Nullable;

/** The fields that the question needs, as fastjson2 finds them; null where absent. */
public final class StreamsEvent {

    @JSONField(name = "event_id")
    public @Nullable String eventId;

    @JSONField(name = "event_type")
    public @Nullable String eventType;

    /** Epoch milliseconds. */
    @JSONField(name = "event_time")
    public long eventTime;

    @JSONField(name = "suggestion_id")
    public @Nullable String suggestionId;

    @JSONField(name = "interaction_id")
    public @Nullable String interactionId;

    @JSONField(name = "feature")
    public @Nullable String feature;

    @JSONField(name = "text")
    public @Nullable String text;

    @JSONField(name = "distance")
    public double distance;

    @JSONField(name = "removed")
    public boolean removed;

    /** For fastjson2, which sets the fields. */
    public StreamsEvent() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("An event lacks its " + field);
        }
        return value;
    }
}
