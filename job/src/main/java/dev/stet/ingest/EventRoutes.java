package dev.stet.ingest;

import dev.stet.contract.RecordedEvent;
import dev.stet.contract.UserErased;
import java.io.Serializable;
import org.apache.flink.util.OutputTag;

/** Sends events to the subjects that hear them. */
@FunctionalInterface
public interface EventRoutes extends Serializable {

    /** Where something goes on to the side. */
    interface Output {
        <T> void collect(OutputTag<T> tag, T value);
    }

    /**
     * @param homeless whether nobody counts the event in {@code ingest_kpi} yet: the first subject
     *     then does
     * @return whether any subject hears it
     */
    boolean send(RecordedEvent event, boolean homeless, Output out);

    /** Has every subject forget a user; nothing where no subject keeps anything. */
    default void erase(UserErased event, Output out) {}
}
