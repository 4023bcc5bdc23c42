package dev.stet.contract;

import java.io.IOException;

/**
 * An event on its way to one of the subjects that hear it.
 *
 * @param key of the subject
 * @param home whether it is this subject that counts the event in {@code ingest_kpi}
 */
public record RoutedEvent(Key128 key, boolean home, RecordedEvent event) implements SubjectInput {

    void put(Frame frame) throws IOException {
        frame.putKey(key);
        frame.putBoolean(home);
        event.put(frame);
    }

    static RoutedEvent take(Frame frame) throws IOException {
        return new RoutedEvent(frame.takeKey(), frame.takeBoolean(), RecordedEvent.take(frame));
    }
}
