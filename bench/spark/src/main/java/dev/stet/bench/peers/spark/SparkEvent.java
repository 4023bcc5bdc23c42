package dev.stet.bench.peers.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The fields that the question needs, as a bean, which is what Spark makes of columns. */
public final class SparkEvent implements Serializable {

    private static final long serialVersionUID = 1;

    private String eventId = "";
    private String eventType = "";
    private long eventTime;
    private @Nullable String suggestionId;
    private @Nullable String interactionId;
    private String feature = "";
    private @Nullable String text;
    private double distance;

    /** For Spark, which sets the properties. */
    public SparkEvent() {}

    public String getEventId() {
        return eventId;
    }

    public void setEventId(String eventId) {
        this.eventId = eventId;
    }

    public String getEventType() {
        return eventType;
    }

    public void setEventType(String eventType) {
        this.eventType = eventType;
    }

    /** Epoch milliseconds. */
    public long getEventTime() {
        return eventTime;
    }

    public void setEventTime(long eventTime) {
        this.eventTime = eventTime;
    }

    public @Nullable String getSuggestionId() {
        return suggestionId;
    }

    public void setSuggestionId(@Nullable String suggestionId) {
        this.suggestionId = suggestionId;
    }

    public @Nullable String getInteractionId() {
        return interactionId;
    }

    public void setInteractionId(@Nullable String interactionId) {
        this.interactionId = interactionId;
    }

    public String getFeature() {
        return feature;
    }

    public void setFeature(String feature) {
        this.feature = feature;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    /** 0 to 1; 1 where all was removed. */
    public double getDistance() {
        return distance;
    }

    public void setDistance(double distance) {
        this.distance = distance;
    }

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("An event lacks its " + field);
        }
        return value;
    }
}
