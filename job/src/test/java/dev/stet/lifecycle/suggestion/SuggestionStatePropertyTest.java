package dev.stet.lifecycle.suggestion;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Lifecycle;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.Event;
import dev.stet.state.Packed;
import dev.stet.testkit.RoundTrip;
import dev.stet.testkit.SuggestionHistories;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history puts into state, and its outcome rows, are read back as they were written. */
final class SuggestionStatePropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesBackAsItWas(long seed) throws Exception {
        Opening.Identified identified = Opening.Identified.values()[(int) (seed % 3)];
        Packed.StateCodec codec = new Packed.StateCodec();
        SuggestionPacking packing = new SuggestionPacking();
        Map<Key128, Suggestion> known = new HashMap<>();
        try (var decoding = Lifecycle.ofSuggestions(OutcomeRows.NONE, false)) {
            for (Event event : SuggestionHistories.random(seed)) {
                SuggestionEvent decoded = decoding.decode(event);
                Suggestion suggestion =
                        known.getOrDefault(decoded.key(), Suggestion.UNHEARD_OF)
                                .with(decoded, identified)
                                .withVersion(seed);
                Opening opening = suggestion.opening;
                Packed packed =
                        new Packed(
                                packing.pack(suggestion),
                                opening == null ? null : opening.dimensions());
                checkUnknownVersion(packing, packed);
                Packed stored = RoundTrip.check(codec, packed);
                Suggestion read = packing.unpack(stored.bytes(), stored.dimensions());
                RoundTrip.checkSame(read, suggestion);
                known.put(decoded.key(), read);
                Outcome row = SuggestionOutcome.of(read, seed % 3 == 0);
                if (row != null) {
                    RoundTrip.check(new Outcome.WireCodec(), row);
                }
            }
        }
    }

    private static void checkUnknownVersion(SuggestionPacking packing, Packed packed) {
        byte[] later = packed.bytes().clone();
        later[0] = Byte.MAX_VALUE;
        assertThatThrownBy(() -> packing.unpack(later, packed.dimensions()))
                .isInstanceOf(UnknownFormatException.class);
    }
}
