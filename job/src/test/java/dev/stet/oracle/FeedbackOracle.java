package dev.stet.oracle;

import static dev.stet.oracle.Numbers.decimal;
import static dev.stet.oracle.Numbers.one;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The measures of every feedback, worked out from the whole set of events at once. */
public final class FeedbackOracle {

    private static final long DAY = Duration.ofHours(24).toMillis();

    private FeedbackOracle() {}

    public static List<Share> feedback(Collection<Event> events) {
        Map<List<@Nullable String>, List<Event>> subjects =
                Event.distinct(events).stream()
                        .filter(
                                event ->
                                        event.type().equals("feedback.given")
                                                || event.type().equals("survey.shown"))
                        .sorted(Event.EARLIER_FIRST)
                        .collect(Collectors.groupingBy(FeedbackOracle::subject));
        List<Share> all = new ArrayList<>();
        for (List<Event> ofSubject : subjects.values()) {
            List<Event> rest = ofSubject;
            while (!rest.isEmpty()) {
                Event opening = rest.get(0);
                long until = opening.timeMillis() + DAY;
                all.add(
                        share(
                                opening,
                                rest.stream().filter(e -> e.timeMillis() <= until).toList()));
                rest = rest.stream().filter(event -> event.timeMillis() > until).toList();
            }
        }
        return all;
    }

    private static List<@Nullable String> subject(Event event) {
        String kind = event.string("kind");
        String user = event.string("user_id");
        String by = user == null ? "event " + event.id() : "user " + user;
        for (String id :
                List.of(
                        "suggestion_id",
                        "interaction_id",
                        "task_id",
                        "conversation_id",
                        "feature")) {
            if (event.string(id) != null) {
                return Arrays.asList(event.tenant(), by, kind, id, event.string(id));
            }
        }
        throw new IllegalArgumentException("About nothing: " + event);
    }

    private static Share share(Event opening, List<Event> within) {
        List<Event> given =
                within.stream().filter(event -> event.type().equals("feedback.given")).toList();
        Event latest = given.isEmpty() ? null : given.get(given.size() - 1);
        boolean surveyed = given.size() < within.size();
        Map<String, Long> row = new TreeMap<>();
        row.put("surveyed", one(surveyed));
        row.put("responded", one(surveyed && latest != null));
        if (latest != null) {
            String kind = String.valueOf(latest.string("kind"));
            if (kind.equals("report")) {
                row.put("reports", 1L);
            } else {
                rate(kind, latest, row);
            }
        }
        return new Share(opening.tenant(), opening.timeMillis(), opening.dimensions(), row);
    }

    private static void rate(String kind, Event latest, Map<String, Long> row) {
        long x = rating(latest);
        row.put("rated", 1L);
        row.put("positive", one(isPositive(latest)));
        switch (kind) {
            case "thumb" -> {
                row.put("thumbs", 1L);
                row.put("thumbs_up", one(isPositive(latest)));
            }
            case "likert" -> {
                row.put("likert_count", 1L);
                row.put("likert_sum", x);
            }
            default -> {
                row.put("csat_count", 1L);
                row.put("csat_sum", x);
            }
        }
    }

    /** Whether it rates at all. */
    static boolean isRating(Event feedback) {
        return !"report".equals(feedback.string("kind")) && feedback.number("value") != null;
    }

    static boolean isPositive(Event feedback) {
        long x = rating(feedback);
        return "thumb".equals(feedback.string("kind")) ? x > 30_000 : x >= 40_000;
    }

    /** On 1 to 5, in ten-thousandths. */
    private static long rating(Event feedback) {
        boolean thumb = "thumb".equals(feedback.string("kind"));
        BigDecimal min = end(feedback, "scale_min", thumb ? 0 : 1);
        BigDecimal max = end(feedback, "scale_max", thumb ? 1 : 5);
        Number value = feedback.number("value");
        BigDecimal part =
                decimal(value == null ? 0 : value)
                        .subtract(min)
                        .multiply(BigDecimal.valueOf(40_000));
        return 10_000 + part.divide(max.subtract(min), 0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal end(Event feedback, String field, int otherwise) {
        Number number = feedback.number(field);
        return number == null ? BigDecimal.valueOf(otherwise) : decimal(number);
    }
}
