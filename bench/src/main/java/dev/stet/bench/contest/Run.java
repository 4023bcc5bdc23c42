package dev.stet.bench.contest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What one run of a contender came to.
 *
 * @param seconds wall time from the first record to the last
 * @param cpuSeconds of all threads of its process, meanwhile
 * @param heapBytes used after the run and a collection
 * @param cells a file, as {@link CellsFile} writes it
 */
public record Run(double seconds, double cpuSeconds, long heapBytes, String cells) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BEGINNING = "{\"seconds\":";

    String toJson() throws JsonProcessingException {
        return MAPPER.writeValueAsString(this);
    }

    /** Those among what a turn printed: systems print what they like beside them. */
    static List<Run> among(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(BEGINNING))
                .map(
                        line -> {
                            try {
                                return MAPPER.readValue(line, Run.class);
                            } catch (JsonProcessingException e) {
                                throw new IllegalArgumentException("No result: " + line, e);
                            }
                        })
                .toList();
    }
}
