package dev.stet.testkit;

import dev.stet.oracle.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up histories of a handful of users who ask again, as unpleasant as the contract allows: gaps
 * on every boundary and a millisecond beside it, ties, orphans, strangers' regenerations,
 * interactions with several queries.
 *
 * <p>No interaction has a query later than 30 minutes after its first, when its lifecycle has
 * ended.
 */
public final class QuestionHistories {

    private static final long DAY_MILLIS = 24 * 3_600_000L;

    public static final long DEFAULT_SPAN_MILLIS = 9 * DAY_MILLIS;

    private static final List<Long> GAPS =
            List.of(
                    0L,
                    0L,
                    0L,
                    1L,
                    299_999L,
                    300_000L,
                    300_001L,
                    1_799_999L,
                    1_800_000L,
                    1_800_001L,
                    DAY_MILLIS,
                    7 * DAY_MILLIS - 1,
                    7 * DAY_MILLIS,
                    7 * DAY_MILLIS,
                    7 * DAY_MILLIS + 1);

    private static final List<Long> ASKED_AGAIN_OFFSETS =
            List.of(0L, 0L, 1L, 300_000L, 1_799_999L, 1_800_000L);

    private static final List<Long> REGENERATED_OFFSETS =
            List.of(-1L, 0L, 1L, 60_000L, 1_799_999L, 1_800_000L, 1_800_001L);

    /** One is what a text below normalises to: never equal to it all the same. */
    private static final List<String> FINGERPRINTS = List.of("f1", "F1", "what is flink");

    /** Each holds ways to ask the same, and some that are only nearly the same. */
    private static final List<List<String>> THEMES =
            List.of(
                    List.of(
                            "What is Flink?",
                            "  WHAT\tis -- flink!! ",
                            "\uFF37\uFF28\uFF21\uFF34 is \uFB02ink",
                            "what is flink",
                            "whatis flink"),
                    List.of("?!", " ?!\n", "\t?!", "? !", "...", "\u2026"),
                    List.of(" ", "\n", "  "),
                    List.of("\uD83D\uDE00", " \uD83D\uDE00", "\uD83D\uDE00 \uD83D\uDE01"),
                    List.of("x\u00B2 + y\u00B2", "x2 y2", "X2\u2014Y2", "x y"),
                    List.of("Caf\u00E9", "cafe\u0301", "CAF\u00C9!", "cafe"),
                    List.of(
                            "\u039F\u0394\u039F\u03A3",
                            "\u03BF\u03B4\u03BF\u03C2",
                            "\u03BF\u03B4\u03BF\u03C3"),
                    List.of("\u0130stanbul", "i\u0307stanbul", "istanbul"),
                    List.of("\u0939\u093F\u0928\u094D\u0926\u0940", "\u0939 \u0928 \u0926"),
                    List.of(
                            "\uD835\uDC00\uD83D\uDE00\uD801\uDC00",
                            "A \uD801\uDC28",
                            "a\uD801\uDC28"),
                    List.of("\u2460 snake_case", "1 snake case", "1 snake-case."));

    private static final List<String> TENANTS = List.of("default", "default", "t|2");

    private static final List<String> USERS = List.of("ann", "ann", "Ann", "\uD83D\uDE00");

    private final Draw draw;
    private final long startMillis;
    private final long spanMillis;
    private final List<Event> history = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();

    private QuestionHistories(long seed, long spanMillis) {
        this.draw = new Draw(seed);
        this.startMillis = draw.startMillis();
        this.spanMillis = spanMillis;
    }

    /** An interaction that has a query, and when its first was. */
    private record Asked(String tenant, String user, String id, long millis) {}

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
        return new QuestionHistories(seed, spanMillis).made();
    }

    private List<Event> made() {
        List<String> texts = new ArrayList<>();
        for (int i = draw.between(1, 2); i > 0; i--) {
            texts.addAll(draw.oneOf(THEMES));
        }
        int interactions = draw.between(1, 18);
        for (int number = 0; number < interactions; number++) {
            addInteraction(number, texts);
        }
        for (int i = draw.between(-2, 2); i > 0; i--) {
            addRegeneration(draw.oneOf(TENANTS), draw.oneOf(USERS), "nothing asked", startMillis);
        }
        return draw.withRetransmissions(history);
    }

    private void addInteraction(int number, List<String> texts) {
        String tenant = draw.oneOf(TENANTS);
        String user = draw.oneOf(USERS);
        String id = draw.id(number);
        if (!asked.isEmpty() && draw.chance(0.8)) {
            Asked earlier = draw.oneOf(asked);
            tenant = earlier.tenant;
            user = earlier.user;
            if (draw.chance(0.1) && isFree(tenant, "stranger", earlier.id)) {
                user = "stranger";
                id = earlier.id;
            }
        }
        long firstMillis = askedMillis();
        asked.add(new Asked(tenant, user, id, firstMillis));
        addQuery(tenant, user, id, firstMillis, texts);
        for (int i = draw.between(-3, 2); i > 0; i--) {
            long againMillis = firstMillis + draw.oneOf(ASKED_AGAIN_OFFSETS);
            addQuery(tenant, user, id, againMillis, texts);
        }
        for (int i = draw.between(-1, 3); i > 0; i--) {
            String by = draw.chance(0.15) ? "stranger" : user;
            addRegeneration(tenant, by, id, firstMillis + draw.oneOf(REGENERATED_OFFSETS));
        }
    }

    private boolean isFree(String tenant, String user, String id) {
        return asked.stream()
                .noneMatch(
                        each ->
                                each.tenant.equals(tenant)
                                        && each.user.equals(user)
                                        && each.id.equals(id));
    }

    /** A boundary's gap from an earlier query, forwards or back, or anywhere. */
    private long askedMillis() {
        if (!asked.isEmpty() && draw.chance(0.85)) {
            long gapMillis = draw.oneOf(GAPS) * (draw.chance(0.3) ? -1 : 1);
            long millis = draw.oneOf(asked).millis + gapMillis;
            if (millis >= startMillis && millis <= startMillis + spanMillis - 1_800_001) {
                return millis;
            }
        }
        return startMillis
                + draw.below(draw.chance(0.5) ? 3_600_000 - 1_800_001 : spanMillis - 1_800_001);
    }

    private void addQuery(String tenant, String user, String id, long millis, List<String> texts) {
        Event event =
                draw.segmented(draw.event("query.submitted", tenant, user, millis))
                        .with("interaction_id", id);
        boolean fingerprint = draw.chance(0.3);
        if (fingerprint) {
            event = event.with("fingerprint", draw.oneOf(FINGERPRINTS));
        } else if (draw.chance(0.1)) {
            event = event.with("fingerprint", draw.chance(0.5) ? "" : null);
        }
        if (!fingerprint) {
            event = event.with("text", draw.oneOf(texts));
        } else if (draw.chance(0.4)) {
            event = event.with("text", draw.chance(0.2) ? "" : draw.oneOf(texts));
        }
        if (draw.chance(0.12)) {
            event = event.with("instruction", true);
        } else {
            event = draw.maybe(event, 0.1, "instruction", false);
        }
        history.add(draw.maybe(event, 0.3, "conversation_id", "c"));
    }

    private void addRegeneration(String tenant, String user, String id, long millis) {
        Event event =
                draw.event("answer.regenerated", tenant, user, Math.max(millis, startMillis))
                        .with("interaction_id", id);
        history.add(draw.maybe(event, 0.3, "reason", "again"));
    }
}
