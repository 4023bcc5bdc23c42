package dev.stet.local.files;

import dev.stet.contract.Returned;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** Refused and late records as lines, in the order in which they were read. */
public final class ReturnedLines {

    private ReturnedLines() {}

    /** A record as one JSON object, without a line end. */
    @FunctionalInterface
    public interface Json extends Serializable {
        String line(Returned returned);
    }

    public static SpillSink.Encoder<Returned> encoder(Json json) {
        return returned ->
                new Spilled(
                        new SortKey()
                                .text(returned.origin().source())
                                .number(returned.origin().partition())
                                .number(returned.origin().position())
                                .text(returned.reason())
                                .toBytes(),
                        0,
                        json.line(returned).getBytes(StandardCharsets.UTF_8));
    }
}
