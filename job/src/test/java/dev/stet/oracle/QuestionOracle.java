package dev.stet.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of each question, once nothing can change it any more. */
public final class QuestionOracle {

    private static final long MINUTE_MILLIS = 60_000;
    private static final long RESUBMISSION_MILLIS = 5 * MINUTE_MILLIS;
    private static final long REPEAT_MILLIS = 30 * MINUTE_MILLIS;
    private static final long REMEMBERED_MILLIS = 7 * 24 * 60 * MINUTE_MILLIS;
    private static final long REGENERATED_MILLIS = 30 * MINUTE_MILLIS;

    private QuestionOracle() {}

    /** What a query is to its predecessor. */
    public enum Kind {
        /** Nobody asked this within 7 days, or it is an instruction. */
        FIRST,
        RESUBMISSION,
        REASK,
        REPEAT
    }

    /**
     * One interaction that has a query.
     *
     * @param cohortMillis event time of its earliest {@code query.submitted}
     * @param dimensions of that event, every one of them
     * @param predecessorId the interaction of the predecessor; null for {@link Kind#FIRST}
     * @param measures every additive measure of {@code question_kpi} by column name
     */
    public record Question(
            String tenant,
            String user,
            String interactionId,
            long cohortMillis,
            SortedMap<String, String> dimensions,
            Kind kind,
            @Nullable String predecessorId,
            SortedMap<String, Long> measures) {}

    /** An interaction's earliest query. */
    private record Query(
            String interactionId, long millis, String fingerprint, boolean instruction, Event event)
            implements Comparable<Query> {

        static Query of(String interactionId, Event event) {
            return new Query(
                    interactionId,
                    event.timeMillis(),
                    fingerprintOf(event),
                    event.flag("instruction"),
                    event);
        }

        @Override
        public int compareTo(Query other) {
            return Comparator.comparingLong(Query::millis)
                    .thenComparing(Query::interactionId, OracleTexts.BY_CODE_POINT)
                    .compare(this, other);
        }
    }

    /** A query and what it follows. */
    private record Asked(Query query, @Nullable Query predecessor) {

        Kind kind() {
            if (predecessor == null) {
                return Kind.FIRST;
            }
            long gapMillis = query.millis - predecessor.millis;
            if (gapMillis <= RESUBMISSION_MILLIS) {
                return Kind.RESUBMISSION;
            }
            return gapMillis < REPEAT_MILLIS ? Kind.REASK : Kind.REPEAT;
        }
    }

    /**
     * Every question, by tenant, user, then interaction id. Takes events of all types, in any
     * order.
     */
    public static List<Question> questions(Collection<Event> events) {
        SortedMap<String, SortedMap<String, List<Event>>> byUser = new TreeMap<>();
        for (Event event : Event.distinct(events)) {
            if (event.type().equals("query.submitted")
                    || event.type().equals("answer.regenerated")) {
                byUser.computeIfAbsent(event.tenant(), tenant -> new TreeMap<>())
                        .computeIfAbsent(event.user(), user -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Question> questions = new ArrayList<>();
        byUser.forEach(
                (tenant, ofTenant) ->
                        ofTenant.forEach(
                                (user, history) ->
                                        questions.addAll(ofUser(tenant, user, history))));
        return questions;
    }

    private static List<Question> ofUser(String tenant, String user, List<Event> history) {
        List<Query> queries = queries(history);
        List<Asked> asked =
                queries.stream()
                        .map(query -> new Asked(query, predecessor(query, queries)))
                        .toList();
        return asked.stream()
                .map(each -> question(tenant, user, each, measures(each, asked, history)))
                .toList();
    }

    private static Question question(
            String tenant, String user, Asked asked, SortedMap<String, Long> measures) {
        Query query = asked.query;
        return new Question(
                tenant,
                user,
                query.interactionId,
                query.millis,
                query.event.dimensions(),
                asked.kind(),
                asked.predecessor == null ? null : asked.predecessor.interactionId,
                measures);
    }

    /** The earliest of each interaction. */
    private static List<Query> queries(List<Event> history) {
        Map<String, List<Event>> byInteraction = new TreeMap<>();
        for (Event event : history) {
            if (event.type().equals("query.submitted")) {
                byInteraction
                        .computeIfAbsent(interaction(event), same -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Query> queries = new ArrayList<>();
        byInteraction.forEach(
                (id, submitted) -> {
                    submitted.sort(Event.EARLIER_FIRST);
                    queries.add(Query.of(id, submitted.get(0)));
                });
        return queries;
    }

    private static SortedMap<String, Long> measures(
            Asked asked, List<Asked> all, List<Event> history) {
        Query query = asked.query;
        boolean resubmitted =
                all.stream()
                        .filter(later -> later.kind() == Kind.RESUBMISSION)
                        .anyMatch(later -> later.predecessor == query);
        long regenerations =
                history.stream()
                        .filter(event -> event.type().equals("answer.regenerated"))
                        .filter(event -> interaction(event).equals(query.interactionId))
                        .filter(event -> event.timeMillis() >= query.millis)
                        .filter(event -> event.timeMillis() <= query.millis + REGENERATED_MILLIS)
                        .count();
        SortedMap<String, Long> measures = new TreeMap<>();
        measures.put("queries", 1L);
        measures.put("repeats", asked.kind() == Kind.REPEAT ? 1L : 0L);
        measures.put("reasks", asked.kind() == Kind.REASK ? 1L : 0L);
        measures.put("resubmitted", resubmitted ? 1L : 0L);
        measures.put("regenerated", regenerations > 0 ? 1L : 0L);
        measures.put("regenerations", regenerations);
        measures.put("retried", resubmitted || regenerations > 0 ? 1L : 0L);
        boolean askedAgain =
                all.stream()
                        .filter(later -> later.predecessor == query)
                        .anyMatch(later -> later.query.millis - query.millis < REPEAT_MILLIS);
        measures.put("satisfied", !askedAgain && regenerations == 0 ? 1L : 0L);
        return measures;
    }

    private static @Nullable Query predecessor(Query query, List<Query> queries) {
        if (query.instruction) {
            return null;
        }
        return queries.stream()
                .filter(other -> !other.instruction)
                .filter(other -> other.fingerprint.equals(query.fingerprint))
                .filter(other -> other.compareTo(query) < 0)
                .filter(other -> query.millis - other.millis <= REMEMBERED_MILLIS)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Says whose it is, so that a producer's never equals a text's. */
    private static String fingerprintOf(Event query) {
        String producers = query.string("fingerprint");
        if (producers != null) {
            return "producer: " + producers;
        }
        String text = query.string("text");
        if (text == null) {
            throw new IllegalArgumentException("A query that asks nothing: " + query);
        }
        return "text: " + OracleTexts.normalised(text);
    }

    private static String interaction(Event event) {
        String id = event.string("interaction_id");
        if (id == null) {
            throw new IllegalArgumentException("No interaction_id in " + event);
        }
        return id;
    }
}
