package dev.stet.oracle;

import static dev.stet.oracle.Numbers.scaled;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which interactions people may evaluate, and why, worked out from all of their events at once. */
public final class SampleOracle {

    private static final long DAY = 86_400_000;
    private static final List<String> FLAGGED =
            List.of("hallucination", "harmful", "policy", "citation");

    /**
     * One that can be drawn.
     *
     * @param strata 1, and 2 where it is rated low, 4 where its confidence is low, 8 where a
     *     machine flags it
     */
    public record Offered(long firstMillis, long untilMillis, int strata) {}

    private final List<Event> known;

    private SampleOracle(List<Event> known) {
        this.known = known;
    }

    /**
     * @param events of one interaction
     * @param cutMillis what happens from here on decides nothing
     * @return null where it was neither asked nor answered
     */
    public static @Nullable Offered offered(Collection<Event> events, long cutMillis) {
        return new SampleOracle(
                        Event.distinct(events).stream()
                                .filter(event -> event.timeMillis() < cutMillis)
                                .sorted(Event.EARLIER_FIRST)
                                .toList())
                .offered();
    }

    private @Nullable Offered offered() {
        Event generation = first(of("generation.completed"));
        List<Event> queries = of("query.submitted");
        if (generation != null) {
            long earliest = generation.timeMillis() - DAY;
            queries = queries.stream().filter(each -> each.timeMillis() >= earliest).toList();
        }
        Event query = first(queries);
        Event anchor = generation != null ? generation : query;
        if (anchor == null) {
            return null;
        }
        long first = anchor.timeMillis();
        if (query != null) {
            first = Math.min(first, query.timeMillis());
        }
        SampleOracle within =
                new SampleOracle(
                        known.stream()
                                .filter(
                                        each ->
                                                Set.of("feedback.given", "evaluation.recorded")
                                                                .contains(each.type())
                                                        && each.timeMillis()
                                                                >= anchor.timeMillis() - DAY
                                                        && each.timeMillis()
                                                                <= anchor.timeMillis() + 7 * DAY)
                                .toList());
        int strata = 1;
        strata += within.isRatedLow() ? 2 : 0;
        strata += generation != null && isUnsure(generation) ? 4 : 0;
        strata += FLAGGED.stream().anyMatch(within::isFlagged) ? 8 : 0;
        return new Offered(first, anchor.timeMillis() + 7 * DAY, strata);
    }

    private static boolean isUnsure(Event generation) {
        Number confidence = generation.number("confidence");
        return confidence != null && scaled(confidence, 4) < 5_000;
    }

    private boolean isRatedLow() {
        Event latest =
                last(of("feedback.given").stream().filter(FeedbackOracle::isRating).toList());
        return latest != null && !FeedbackOracle.isPositive(latest);
    }

    private boolean isFlagged(String name) {
        Event latest =
                last(
                        of("evaluation.recorded").stream()
                                .filter(each -> name.equals(each.string("name")))
                                .filter(each -> !"human".equals(each.string("evaluator")))
                                .filter(each -> !"user".equals(each.string("evaluator")))
                                .filter(
                                        each ->
                                                each.number("value") != null
                                                        || each.string("label") != null)
                                .toList());
        return latest != null && QualityOracle.isFlagged(latest);
    }

    private List<Event> of(String type) {
        return known.stream().filter(each -> each.type().equals(type)).toList();
    }

    private static @Nullable Event first(List<Event> events) {
        return events.isEmpty() ? null : events.get(0);
    }

    private static @Nullable Event last(List<Event> events) {
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }
}
