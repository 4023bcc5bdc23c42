package dev.stet.contract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The dimensions of a source, one object each: sources are few, and every record asks. */
final class SourceDimensions {

    private static final Map<String, Dimensions> KNOWN = new ConcurrentHashMap<>();

    private SourceDimensions() {}

    static Dimensions of(String source) {
        Dimensions known = KNOWN.get(source);
        return known == null
                ? KNOWN.computeIfAbsent(
                        source, name -> Dimensions.of(Map.of(Dimension.SOURCE, name)))
                : known;
    }
}
