package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a user is new, or no more, against a list of all questions and the names of segments. */
final class UserCellsPropertyTest {

    private static final long FIRST_MINUTE = -3 * 24 * 60;
    private static final int STEPS = 400;
    private static final List<String> VALUES = List.of("a", "b", "a|b", "a/b", "x|y", "x/z", "");

    private static final List<String> ZONES =
            List.of("UTC", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe");

    private record Asked(int kind, long minute, Dimensions dimensions) {}

    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areTheDefinitions(long seed) throws Exception {
        Random random = new Random(seed);
        Cube cube = cube(random, seed % 5 == 0);
        List<Dimensions> combinations =
                Stream.generate(() -> dimensions(random)).limit(1 + random.nextInt(40)).toList();
        int minutesApart = 1 + random.nextInt(300);
        UserCells cells = new UserCells(cube);
        UserMinutes minutes = new UserMinutes(new DimensionsTable());
        List<Asked> others = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            boolean more = others.isEmpty() || random.nextInt(3) > 0;
            Asked asked =
                    more
                            ? new Asked(
                                    random.nextInt(2),
                                    FIRST_MINUTE + step / 20 * minutesApart + random.nextInt(90),
                                    combinations.get(random.nextInt(combinations.size())))
                            : others.remove(random.nextInt(others.size()));
            byte[] delta =
                    cells.count(minutes, asked.kind, asked.minute, asked.dimensions, more ? 1 : -1);
            assertThat(delta).isEqualTo(defined(cube, others, asked, more ? 1 : -1));
            if (more) {
                others.add(asked);
            }
            if (random.nextInt(50) == 0) {
                long from = FIRST_MINUTE + step / 20 * minutesApart;
                long day = UserMinutes.minute(cube.zone().dayStart(UserMinutes.millis(from)));
                others.removeIf(each -> each.minute < day);
                minutes = readBack(minutes.since(day, new DimensionsTable()));
            }
        }
        assertThat(cells.none()).containsOnly(0).hasSize(cube.kinds());
    }

    /** The other questions of this kind are in the cell or not; then so is the user. */
    private static byte[] defined(Cube cube, List<Asked> others, Asked asked, int amount) {
        byte[] delta = new byte[cube.kinds()];
        for (int grain = 0; grain < cube.grains().size(); grain++) {
            Grain length = cube.grains().get(grain);
            for (int set = 0; set < cube.sets().size(); set++) {
                SegmentSet segments = cube.sets().get(set);
                boolean isAlone =
                        others.stream()
                                .filter(other -> other.kind == asked.kind)
                                .filter(
                                        other ->
                                                window(cube, other, length)
                                                        == window(cube, asked, length))
                                .map(other -> segments.segment(other.dimensions))
                                .noneMatch(segments.segment(asked.dimensions)::equals);
                delta[cube.kind(grain, set)] = (byte) (isAlone ? amount : 0);
            }
        }
        return delta;
    }

    private static long window(Cube cube, Asked asked, Grain grain) {
        return cube.zone().windowStart(grain, asked.minute * Grain.MINUTE.millis());
    }

    /**
     * @param large whether with more sets than a number has bits
     */
    private static Cube cube(Random random, boolean large) {
        List<Grain> grains = new ArrayList<>(List.of(Grain.values()));
        grains.removeIf(grain -> random.nextInt(4) == 0);
        List<SegmentSet> sets = new ArrayList<>();
        int size = large ? 65 + random.nextInt(80) : 1 + random.nextInt(8);
        while (sets.size() < size) {
            List<Dimension> chosen = new ArrayList<>(List.of(Dimension.values()));
            chosen.removeIf(dimension -> random.nextInt(4) > 0);
            sets.add(new SegmentSet(chosen));
        }
        DayZone zone = DayZone.of(ZONES.get(random.nextInt(ZONES.size())));
        return new Cube(grains.isEmpty() ? List.of(Grain.HOUR) : grains, sets, zone);
    }

    private static Dimensions dimensions(Random random) {
        Dimension[] all = Dimension.values();
        return Dimensions.of(
                Map.of(
                        all[0], VALUES.get(random.nextInt(VALUES.size())),
                        all[1], VALUES.get(random.nextInt(2)),
                        all[2], VALUES.get(random.nextInt(VALUES.size()))));
    }

    private static UserMinutes readBack(UserMinutes minutes) throws IOException {
        DimensionsTable dimensions = new DimensionsTable();
        UserMinutes renumbered = minutes.since(Long.MIN_VALUE, dimensions);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        dimensions.writeTable(out);
        renumbered.write(out);
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        return UserMinutes.read(in, DimensionsTable.readTable(in));
    }
}
