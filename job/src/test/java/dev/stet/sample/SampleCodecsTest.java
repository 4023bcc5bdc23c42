package dev.stet.sample;

import dev.stet.contract.SampleInput;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleRow;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.Stratum;
import dev.stet.testkit.RoundTrip;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written is read again, and what a newer release wrote is refused. */
final class SampleCodecsTest {

    private static final SampleSizes SIZES = new SampleSizes(14, 7, 7, 7);

    private static SamplePart part() {
        Random random = new Random(3);
        return Population.shuffled(Population.random(random, 90), SIZES, random);
    }

    @Test
    void days() throws Exception {
        SampleDay day = SampleDay.empty().plus(part(), SIZES);
        RoundTrip.check(new SampleDay.StateCodec(), SampleDay.empty());
        RoundTrip.check(new SampleDay.StateCodec(), day);
        RoundTrip.checkUnknownVersion(new SampleDay.StateCodec(), day);
        Draw draw = new Draw(day.part(), SIZES, new int[Stratum.COUNT], 7);
        RoundTrip.check(new SampleDay.StateCodec(), day.drawn(draw));
    }

    @Test
    void inputsAndRows() throws Exception {
        RoundTrip.check(new SampleInput.WireCodec(), new SampleInput.DayPart("t", -20_000, part()));
        RoundTrip.check(new SampleInput.WireCodec(), new SampleInput.Withdrawal("t", "ä"));
        RoundTrip.check(
                new SampleRow.WireCodec(),
                new SampleRow("t", "ä", -7, 5, 9, 15, 0.25, 0.5, 1_700_000_000_000L));
        RoundTrip.check(new SampleRow.WireCodec(), SampleRow.erased("t", "i", 5));
    }
}
