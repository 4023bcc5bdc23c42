package dev.stet.bench.peers.datastream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** One event, for Jackson and for Flink's POJO serializer; what a type does not have is null. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class DataStreamEvent {

    public String eventId = "";
    public String eventType = "";

    /** Epoch milliseconds. */
    public long eventTime;

    public String userId = "";
    public String feature = "";
    public @Nullable String suggestionId;
    public @Nullable String interactionId;
    public @Nullable String text;

    /** From 0 (as accepted) to 1 (gone). */
    public double distance;

    public boolean removed;
}
