package dev.stet.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The measures of every started task, worked out from the whole set of events at once. */
public final class TaskOracle {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;

    private final List<Event> events;

    private TaskOracle(Collection<Event> events) {
        this.events = Event.distinct(events).stream().sorted(Event.EARLIER_FIRST).toList();
    }

    public static List<Share> tasks(Collection<Event> events) {
        return new TaskOracle(events).tasks();
    }

    private List<Share> tasks() {
        List<Share> tasks = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Event start : of("task.started", event -> true)) {
            if (seen.add(List.of(start.tenant(), id(start, "task_id")))) {
                tasks.add(
                        new Share(
                                start.tenant(),
                                start.timeMillis(),
                                start.dimensions(),
                                measures(start)));
            }
        }
        return tasks;
    }

    private Map<String, Long> measures(Event start) {
        String tenant = start.tenant();
        String task = id(start, "task_id");
        long s = start.timeMillis();
        Map<String, Long> row = new TreeMap<>();
        Event end = last(own("task.ended", tenant, task, s, s + 72 * HOUR));
        String outcome = end == null ? "" : id(end, "outcome");
        long e = end == null ? 0 : end.timeMillis();
        boolean succeeded = outcome.equals("success");
        boolean reversed =
                succeeded && !own("outcome.reversed", tenant, task, e + 1, e + 7 * DAY).isEmpty();
        boolean failed = outcome.equals("failure");
        boolean success = succeeded && !reversed;
        row.put("started", 1L);
        row.put("defined", one(start.string("success_definition") != null));
        row.put("succeeded", one(succeeded));
        row.put("reversed", one(reversed));
        row.put("failed", one(failed));
        Number baseline = start.number("baseline_seconds");
        if ((succeeded || failed) && baseline != null) {
            row.put("baselined", 1L);
            row.put("saved_ms", (success ? scaled(baseline, 3) : 0) - (e - s));
        }
        if (success && end != null) {
            row.put("completion_ms", e - s);
            row.put("quality_sum", scaled(end.number("quality"), 4));
            row.put("quality_unknown", one(end.number("quality") == null));
            row.put("value_usd", scaled(end.number("value_usd"), 9));
        }
        answers(tenant, task, s, success, row);
        List<Event> overrides = own("decision.overridden", tenant, task, s, s + 7 * DAY);
        row.put("overridden", one(!overrides.isEmpty()));
        row.put(
                "overridden_fields",
                overrides.stream().filter(o -> o.string("field") == null).count()
                        + overrides.stream()
                                .map(o -> o.string("field"))
                                .filter(field -> field != null)
                                .distinct()
                                .count());
        List<Event> reviews = own("review.completed", tenant, task, s, s + 7 * DAY);
        Event review = last(reviews);
        row.put("reviewed", one(review != null));
        row.put("review_passed", one(review != null && review.flag("passed")));
        row.put("review_ms", reviews.stream().mapToLong(TaskOracle::reviewMillis).sum());
        costs(start, end, success, row);
        return row;
    }

    private static long reviewMillis(Event review) {
        Number minutes = review.number("minutes");
        return minutes == null
                ? 0
                : new BigDecimal(minutes.toString())
                        .multiply(BigDecimal.valueOf(60_000))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private void answers(
            String tenant, String task, long s, boolean success, Map<String, Long> row) {
        List<Interaction> interactions = interactions(tenant, task, s);
        long asked = interactions.stream().filter(Interaction::asked).count();
        boolean once = asked == 1 && interactions.stream().noneMatch(Interaction::regenerated);
        long tokens = interactions.stream().mapToLong(Interaction::tokens).sum();
        row.put("asked", one(asked > 0));
        row.put("asked_once", one(once));
        row.put("first_response_successes", one(once && success));
        row.put("interactions", asked);
        row.put("output_tokens", tokens);
        row.put("successful_output_tokens", success ? tokens : 0);
    }

    private void costs(Event start, @Nullable Event end, boolean success, Map<String, Long> row) {
        String tenant = start.tenant();
        String task = id(start, "task_id");
        long s = start.timeMillis();
        List<Event> own = own("cost.recorded", tenant, task, s - 24 * HOUR, s + 10 * DAY);
        List<Interaction> interactions = interactions(tenant, task, s);
        boolean known =
                !own.isEmpty() || interactions.stream().anyMatch(each -> each.cost() != null);
        if (!known) {
            return;
        }
        long cost =
                own.stream().mapToLong(event -> scaled(event.number("amount_usd"), 9)).sum()
                        + interactions.stream()
                                .mapToLong(each -> each.cost() == null ? 0 : each.cost())
                                .sum();
        row.put("costed", 1L);
        row.put("cost_usd", cost);
        if (start.number("baseline_usd") != null) {
            row.put("costed_baseline", 1L);
            row.put("baselined_cost_usd", cost);
            row.put("baseline_usd", success ? scaled(start.number("baseline_usd"), 9) : 0);
        }
        if (success && end != null) {
            row.put("costed_successes", 1L);
            row.put("costed_value_usd", scaled(end.number("value_usd"), 9));
        }
    }

    /** What one interaction means to its task; the cost is null where nothing of it is known. */
    private record Interaction(
            boolean asked, boolean regenerated, long tokens, @Nullable Long cost) {}

    private List<Interaction> interactions(String tenant, String task, long s) {
        List<Interaction> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Event event : events) {
            String id = event.string("interaction_id");
            if (id == null || !event.tenant().equals(tenant) || !ids.add(id)) {
                continue;
            }
            Event anchor = anchor(tenant, id);
            if (anchor == null
                    || anchor.timeMillis() < s - 24 * HOUR
                    || anchor.timeMillis() > s + 72 * HOUR) {
                continue;
            }
            long a = anchor.timeMillis();
            List<Event> members =
                    events.stream()
                            .filter(each -> each.tenant().equals(tenant))
                            .filter(each -> id.equals(each.string("interaction_id")))
                            .filter(each -> each.timeMillis() >= a - 24 * HOUR)
                            .filter(each -> each.timeMillis() <= a + 7 * DAY)
                            .toList();
            if (task.equals(taskOf(members))) {
                found.add(interaction(members, a));
            }
        }
        return found;
    }

    private @Nullable Event anchor(String tenant, String id) {
        for (String type : List.of("generation.completed", "query.submitted")) {
            List<Event> candidates =
                    of(
                            type,
                            each ->
                                    each.tenant().equals(tenant)
                                            && id.equals(each.string("interaction_id")));
            if (!candidates.isEmpty()) {
                return candidates.get(0);
            }
        }
        return null;
    }

    private static @Nullable String taskOf(List<Event> members) {
        Set<String> responses = new HashSet<>();
        for (Event event : members) {
            boolean counts =
                    event.type().equals("query.submitted")
                            || event.type().equals("generation.completed")
                                    && responses.add(id(event, "response_id"));
            if (counts && event.string("task_id") != null) {
                return event.string("task_id");
            }
        }
        return null;
    }

    private static Interaction interaction(List<Event> members, long a) {
        boolean asked = members.stream().anyMatch(each -> each.type().equals("query.submitted"));
        boolean regenerated =
                members.stream()
                        .filter(each -> each.type().equals("answer.regenerated"))
                        .anyMatch(
                                each ->
                                        each.timeMillis() >= a
                                                && each.timeMillis() <= a + HOUR / 2);
        List<Event> costs =
                members.stream().filter(each -> each.type().equals("cost.recorded")).toList();
        Set<String> responses = new HashSet<>();
        long tokens = 0;
        Long cost = null;
        for (Event each : members) {
            if (each.type().equals("generation.completed")
                    && responses.add(id(each, "response_id"))) {
                Number output = each.number("output_tokens");
                tokens += output == null ? 0 : output.longValue();
                if (each.number("cost_usd") != null) {
                    cost = (cost == null ? 0 : cost) + scaled(each.number("cost_usd"), 9);
                }
            }
        }
        for (Event each : costs) {
            if (each.string("task_id") == null) {
                cost = (cost == null ? 0 : cost) + scaled(each.number("amount_usd"), 9);
            }
        }
        return new Interaction(asked, regenerated, tokens, cost);
    }

    private List<Event> own(String type, String tenant, String task, long from, long to) {
        return of(
                type,
                event ->
                        event.tenant().equals(tenant)
                                && task.equals(event.string("task_id"))
                                && event.timeMillis() >= from
                                && event.timeMillis() <= to);
    }

    private List<Event> of(String type, Predicate<Event> which) {
        return events.stream().filter(event -> event.type().equals(type)).filter(which).toList();
    }

    private static @Nullable Event last(List<Event> sorted) {
        return sorted.isEmpty() ? null : sorted.get(sorted.size() - 1);
    }

    private static String id(Event event, String name) {
        String value = event.string(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name + " in " + event);
        }
        return value;
    }

    private static long scaled(@Nullable Number number, int places) {
        return number == null
                ? 0
                : new BigDecimal(number.toString())
                        .movePointRight(places)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static long one(boolean condition) {
        return condition ? 1 : 0;
    }
}
