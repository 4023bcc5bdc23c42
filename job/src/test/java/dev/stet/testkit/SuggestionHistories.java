package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up histories of a handful of suggestions, as unpleasant as the contract allows: ties, times
 * on every boundary and a millisecond beside it, orphans, repetition, undo.
 *
 * <p>No suggestion is shown again later than 40 minutes after it was first shown, when its
 * lifecycle has ended.
 */
public final class SuggestionHistories {

    public static final long DEFAULT_SPAN_MILLIS = 90 * 60_000;

    private static final long LIFETIME_MILLIS = 40 * 60_000 + 1;

    private static final List<Long> ACCEPT_OFFSETS =
            List.of(
                    -60_001L,
                    -60_000L,
                    -1L,
                    0L,
                    0L,
                    0L,
                    1L,
                    1_000L,
                    300_000L,
                    1_799_999L,
                    1_800_000L,
                    1_800_001L);

    private static final List<Long> EARLIER_OFFSETS = List.of(1L, 30_000L, 60_000L, 60_001L);

    private static final List<Long> SHOWN_AGAIN_OFFSETS =
            List.of(0L, 0L, 1L, 60_000L, 1_800_000L, 1_800_001L, 2_400_000L);

    private static final List<Long> HORIZON_OFFSETS =
            List.of(
                    -1L, 0L, 1L, 29_999L, 30_000L, 30_001L, 119_999L, 120_000L, 120_001L, 299_999L,
                    300_000L, 300_001L, 599_999L, 600_000L, 600_001L);

    private static final List<Number> DISTANCES =
            List.of(
                    0,
                    0.0,
                    0,
                    1,
                    1.0,
                    0.33,
                    0.3299999999999999,
                    0.33000000000000007,
                    0.1,
                    0.29,
                    0.42,
                    0.58,
                    0.9,
                    1e-9,
                    0.999999999);

    private static final List<Number> LENGTHS =
            List.of(0, 1, 3, 10, 50, 100, 2_000, (1L << 53) - 1);

    /** Halves of them are rounded up. */
    private static final List<Number> LINES = List.of(0, 1, 2, 3, 5, 10, 99, (1L << 53) - 1);

    private static final List<Number> VISIBLE_MILLIS =
            List.of(0, 749, 749.4999, 749.5, 750, 751, 1e9);

    private static final List<String> METHODS =
            List.of("auto", "auto", "auto", "full", "partial", "copy", "insert", "apply");

    /** Lengths differ between UTF-16 units, code points and bytes; some distances come to 0.33. */
    private static final List<String> TEXTS =
            List.of(
                    "kitten",
                    "sitting",
                    "kitten\uD83D\uDE00",
                    "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE01",
                    "\uD83D\uDE01\uD83D\uDE00\uD83D\uDE00",
                    "e\u0301t\u00E9",
                    "\u00E9t\u00E9",
                    "\uD83D\uDE01",
                    "x\uD83D\uDE00",
                    "x",
                    " ",
                    "\n",
                    "one\ntwo\r\nthree",
                    "one\n\nthree\n",
                    "a".repeat(100),
                    "a".repeat(67) + "b".repeat(33),
                    "a".repeat(68) + "b".repeat(32),
                    "a".repeat(66) + "b".repeat(34));

    private static final List<String> TENANTS = List.of("default", "default", "t|2");

    private static final List<String> USERS = List.of("ann", "Ann", "\uD83D\uDE00");

    private final Draw draw;
    private final long startMillis;
    private final long spanMillis;
    private final List<Event> history = new ArrayList<>();

    private SuggestionHistories(long seed, long spanMillis) {
        this.draw = new Draw(seed);
        this.startMillis = draw.startMillis();
        this.spanMillis = spanMillis;
    }

    /** As {@link #random(long, long)}, within {@link #DEFAULT_SPAN_MILLIS}. */
    public static List<Event> random(long seed) {
        return random(seed, DEFAULT_SPAN_MILLIS);
    }

    /**
     * The same history for the same seed, in no order, some events sent again.
     *
     * @param spanMillis from the first possible event time to the last; at least an hour
     */
    public static List<Event> random(long seed, long spanMillis) {
        return new SuggestionHistories(seed, spanMillis).made();
    }

    private List<Event> made() {
        int suggestions = draw.between(1, 5);
        for (int number = 0; number < suggestions; number++) {
            new OneSuggestion(draw.oneOf(TENANTS), draw.id(number)).addAll();
        }
        return draw.withRetransmissions(history);
    }

    /** One suggestion's part of the history. */
    private final class OneSuggestion {

        private final String tenant;
        private final String id;
        private final String user = draw.oneOf(USERS);
        private final boolean sendsText = draw.chance(0.5);
        private final long shownMillis;

        /** Instants that matter already; others are drawn close to them. */
        private final List<Long> instants = new ArrayList<>();

        OneSuggestion(String tenant, String id) {
            this.tenant = tenant;
            this.id = id;
            this.shownMillis =
                    startMillis
                            + (draw.chance(0.3)
                                    ? 60_000L * draw.between(0, 3)
                                    : draw.below(Math.max(1, spanMillis - LIFETIME_MILLIS)));
        }

        void addAll() {
            if (draw.chance(0.88)) {
                addShown();
            }
            List<Long> accepts = new ArrayList<>();
            int count = draw.chance(0.15) ? 0 : draw.between(1, 4);
            for (int i = 0; i < count; i++) {
                accepts.add(addAccept(nearShown()));
            }
            if (count == 0 && draw.chance(0.5)) {
                accepts.add(addAccept(shownMillis - draw.oneOf(EARLIER_OFFSETS)));
            } else if (count > 0 && draw.chance(0.2)) {
                accepts.add(addAccept(draw.oneOf(accepts)));
            }
            for (int i = draw.between(-1, 2); i > 0; i--) {
                add("suggestion.rejected", nearShown());
            }
            long anchor =
                    accepts.stream()
                            .filter(millis -> millis >= shownMillis)
                            .min(Long::compare)
                            .orElse(shownMillis);
            instants.addAll(accepts);
            for (int i = draw.between(-1, 3); i > 0; i--) {
                add("artifact.closed", nearAccept(anchor));
            }
            for (int i = draw.between(0, 7); i > 0; i--) {
                addEdit(nearAccept(anchor));
            }
        }

        private void addShown() {
            history.add(shown(shownMillis));
            for (int i = draw.between(-3, 2); i > 0; i--) {
                history.add(shown(shownMillis + draw.oneOf(SHOWN_AGAIN_OFFSETS)));
            }
        }

        private Event shown(long millis) {
            Event event = draw.segmented(event("suggestion.shown", millis));
            event = draw.maybe(event, 0.4, "visible_ms", draw.oneOf(VISIBLE_MILLIS));
            event = draw.maybe(event, 0.5, "lines", draw.oneOf(LINES));
            return draw.maybe(withText(event, 0.7), sendsText ? 0.4 : 0.8, "chars", length());
        }

        private long addAccept(long millis) {
            Event event = event("suggestion.accepted", millis);
            if (draw.chance(0.2)) {
                event = draw.segmented(event);
            }
            event = draw.maybe(event, 0.5, "method", draw.oneOf(METHODS));
            event = draw.maybe(event, 0.2, "lines", draw.oneOf(LINES));
            event = draw.maybe(withText(event, 0.5), sendsText ? 0.3 : 0.6, "chars", length());
            history.add(event);
            return event.timeMillis();
        }

        private void addEdit(long millis) {
            Event event = event("content.edited", millis);
            boolean text = draw.chance(sendsText ? 0.7 : 0.15);
            boolean distance = draw.chance(text ? 0.2 : 0.85);
            boolean removed = draw.chance(text || distance ? 0.1 : 1);
            if (text) {
                event = event.with("text", draw.chance(0.15) ? "" : draw.oneOf(TEXTS));
            }
            if (distance) {
                event = event.with("distance", draw.oneOf(DISTANCES));
            }
            if (removed) {
                event = event.with("removed", true);
            } else if (draw.chance(0.2)) {
                event = event.with("removed", false);
            }
            event = draw.maybe(event, 0.2, "retained_lines", draw.oneOf(LINES));
            history.add(draw.maybe(event, 0.25, "retained_chars", length()));
        }

        private void add(String type, long millis) {
            history.add(event(type, millis));
        }

        private Event event(String type, long millis) {
            String by = draw.chance(0.05) ? draw.oneOf(USERS) : user;
            long within = Math.min(Math.max(millis, startMillis), startMillis + spanMillis);
            return draw.event(type, tenant, by, within).with("suggestion_id", id);
        }

        private Event withText(Event event, double probability) {
            return sendsText
                    ? draw.maybe(
                            event, probability, "text", draw.chance(0.1) ? "" : draw.oneOf(TEXTS))
                    : event;
        }

        private Number length() {
            return draw.oneOf(LENGTHS);
        }

        private long nearShown() {
            return shownMillis
                    + (draw.chance(0.6)
                            ? draw.oneOf(ACCEPT_OFFSETS)
                            : draw.below(33 * 60_000) - 60_000);
        }

        /** On a horizon or beside it, at an earlier event or beside it, or anywhere. */
        private long nearAccept(long anchorMillis) {
            long millis;
            if (draw.chance(0.6)) {
                millis = anchorMillis + draw.oneOf(HORIZON_OFFSETS);
            } else if (draw.chance(0.6) && !instants.isEmpty()) {
                millis = draw.oneOf(instants) + draw.between(-1, 1);
            } else {
                millis = anchorMillis - 60_000 + draw.below(12 * 60_000);
            }
            instants.add(millis);
            return millis;
        }
    }
}
