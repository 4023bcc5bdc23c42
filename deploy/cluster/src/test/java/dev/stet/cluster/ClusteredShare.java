package dev.stet.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A share of events that come in users, with the half widths of two 95 % intervals.
 *
 * @param marginOfEvents of the Wilson interval, which takes events for independent
 * @param marginOfUsers of the interval by the variance between users, as that of a ratio of sums
 *     over clusters (Cochran, Sampling Techniques, 3rd edition, 6.4)
 */
record ClusteredShare(double share, int users, double marginOfEvents, double marginOfUsers) {

    private static final double Z = 1.959963984540054;

    /** Accepted, of the suggestions shown. */
    static ClusteredShare ofAccepted(List<String> events) {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> users = new HashMap<>();
        Set<String> accepted = new HashSet<>();
        for (String line : events) {
            JsonNode event;
            try {
                event = json.readTree(line);
            } catch (JsonProcessingException e) {
                continue; // one of the broken ones
            }
            String suggestion = event.path("suggestion_id").asText();
            switch (event.path("event_type").asText()) {
                case "suggestion.shown" ->
                        users.putIfAbsent(suggestion, event.path("user_id").asText());
                case "suggestion.accepted" -> accepted.add(suggestion);
                default -> {}
            }
        }
        Map<String, long[]> counts = new HashMap<>();
        users.forEach(
                (suggestion, user) -> {
                    long[] ofUser = counts.computeIfAbsent(user, none -> new long[2]);
                    ofUser[0]++;
                    ofUser[1] += accepted.contains(suggestion) ? 1 : 0;
                });
        return of(List.copyOf(counts.values()));
    }

    /**
     * @param counts of each user, the events and those of them that count
     */
    private static ClusteredShare of(List<long[]> counts) {
        long all = counts.stream().mapToLong(ofUser -> ofUser[0]).sum();
        double share = counts.stream().mapToLong(ofUser -> ofUser[1]).sum() / (double) all;
        double squares =
                counts.stream()
                        .mapToDouble(ofUser -> Math.pow(ofUser[1] - share * ofUser[0], 2))
                        .sum();
        double users = counts.size();
        double wilson =
                Z
                        / (1 + Z * Z / all)
                        * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
        return new ClusteredShare(
                share, counts.size(), wilson, Z * Math.sqrt(users / (users - 1) * squares) / all);
    }
}
