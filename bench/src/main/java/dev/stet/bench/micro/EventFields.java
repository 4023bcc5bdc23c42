package dev.stet.bench.micro;

import com.alibaba.fastjson2.annotation.JSONField;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What Stet keeps of an event, for parsers that fill objects; null where absent. */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class EventFields {

    @JSONField(name = "event_id")
    @JsonProperty("event_id")
    public @Nullable String eventId;

    @JSONField(name = "event_type")
    @JsonProperty("event_type")
    public @Nullable String eventType;

    @JSONField(name = "event_time")
    @JsonProperty("event_time")
    public long eventTime;

    @JSONField(name = "user_id")
    @JsonProperty("user_id")
    public @Nullable String userId;

    @JSONField(name = "suggestion_id")
    @JsonProperty("suggestion_id")
    public @Nullable String suggestionId;

    @JSONField(name = "interaction_id")
    @JsonProperty("interaction_id")
    public @Nullable String interactionId;

    public @Nullable String feature;
    public @Nullable String workflow;
    public @Nullable String model;
    public @Nullable String variant;
    public @Nullable String text;
    public double distance;
    public boolean removed;
    public int chars;

    /** For the parsers, which set the fields. */
    public EventFields() {}
}
