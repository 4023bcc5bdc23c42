package dev.stet.bench.micro;

import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;

/**
 * The same contents as Stet's types, as Flink's users write them: public fields, no serializer of
 * their own. Text that is absent is empty.
 */
public final class Plain {

    private Plain() {}

    /** {@link Header}, and what an event is about. */
    public static class Event {
        public String type = "";
        public String tenant = "";
        public String eventId = "";
        public long eventTime;
        public long arrivedAt;
        public String source = "";
        public int partition;
        public long position;
        public long keyHigh;
        public long keyLow;
        public String subject = "";
        public String[] dimensions = {};

        /** For Flink, which sets the fields. */
        public Event() {}

        final void fill(ValidEvent event, Key128 key, String id) {
            Header header = event.header();
            type = event.getClass().getSimpleName();
            tenant = header.tenant();
            eventId = header.eventId().toString();
            eventTime = header.eventTimeMillis();
            arrivedAt = header.arrivedAtMillis();
            source = header.origin().source();
            partition = header.origin().partition();
            position = header.origin().position();
            keyHigh = key.high();
            keyLow = key.low();
            subject = id;
        }
    }

    /** {@link SuggestionEvent}. */
    public static final class Suggestion extends Event {
        public long userHigh;
        public long userLow;
        public long length;
        public double distance;
        public long retained;

        /** For Flink, which sets the fields. */
        public Suggestion() {}

        static Suggestion of(SuggestionEvent event) {
            Suggestion plain = new Suggestion();
            plain.fill(event, event.key(), event.suggestionId().toString());
            if (event instanceof SuggestionEvent.Shown shown) {
                plain.dimensions = values(shown.dimensions());
                plain.userHigh = shown.user().high();
                plain.userLow = shown.user().low();
                plain.length = shown.chars();
            } else if (event instanceof SuggestionEvent.Edited edited) {
                plain.distance = edited.distance();
                plain.retained = edited.retainedChars();
            } else if (event instanceof SuggestionEvent.Accepted accepted) {
                plain.length = accepted.chars();
            }
            return plain;
        }
    }

    /** {@link QuestionEvent}. */
    public static final class Question extends Event {
        public long fingerprintHigh;
        public long fingerprintLow;
        public boolean instruction;

        /** For Flink, which sets the fields. */
        public Question() {}

        static Question of(QuestionEvent event) {
            Question plain = new Question();
            plain.fill(event, event.user(), event.interactionId().toString());
            if (event instanceof QuestionEvent.Submitted submitted) {
                plain.dimensions = values(submitted.dimensions());
                plain.fingerprintHigh = submitted.fingerprint().high();
                plain.fingerprintLow = submitted.fingerprint().low();
                plain.instruction = submitted.instruction();
            }
            return plain;
        }
    }

    /** {@link Fact} of a suggestion. */
    public static final class Sum {
        public String view = "";
        public String tenant = "";
        public long cohort;
        public String[] dimensions = {};
        public long[] measures = {};

        /** For Flink, which sets the fields. */
        public Sum() {}

        static Sum of(Fact fact) {
            Sum plain = new Sum();
            plain.view = fact.view().name();
            plain.tenant = fact.tenant();
            plain.cohort = fact.cohortMillis();
            plain.dimensions = values(fact.dimensions());
            plain.measures = fact.measures();
            return plain;
        }
    }

    private static String[] values(Dimensions dimensions) {
        Dimension[] all = Dimension.values();
        String[] values = new String[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = dimensions.get(all[i]);
        }
        return values;
    }
}
