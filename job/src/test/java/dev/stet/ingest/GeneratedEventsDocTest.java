package dev.stet.ingest;

import dev.stet.testkit.Docs;
import org.junit.jupiter.api.Test;

/** The document of the event contract must be what the decoder checks. */
final class GeneratedEventsDocTest {

    @Test
    void events() throws Exception {
        Docs.holdAgainst("events.md", EventsDoc.generate());
    }
}
