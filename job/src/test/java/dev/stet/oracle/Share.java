package dev.stet.oracle;

import java.util.Map;

/**
 * What one subject adds to its view.
 *
 * @param cohortMillis event time of its opening
 * @param dimensions of its opening, every one of them
 * @param measures by column name; one that is absent is 0
 */
public record Share(
        String tenant,
        long cohortMillis,
        Map<String, String> dimensions,
        Map<String, Long> measures) {}
