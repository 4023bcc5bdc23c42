package dev.stet.bench.peers.plain;

import com.alibaba.fastjson2.annotation.JSONField;
import org.jspecify.annotations.Nullable;

/** What the parser fills, by name; fields of other types stay as they are. */
public final class PlainEvent {

    @JSONField(name = "event_type")
    public String eventType = "";

    /** Epoch milliseconds. */
    @JSONField(name = "event_time")
    public long eventTime;

    @JSONField(name = "user_id")
    public String userId = "";

    public String feature = "";

    @JSONField(name = "suggestion_id")
    public @Nullable String suggestionId;

    @JSONField(name = "interaction_id")
    public @Nullable String interactionId;

    public @Nullable String text;

    /** From 0 (as accepted) to 1 (gone). */
    public double distance;

    public boolean removed;
}
