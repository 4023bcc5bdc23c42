package dev.stet.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Binary;
import dev.stet.contract.Clusters;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Key128;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.testkit.RandomSums;
import dev.stet.testkit.RoundTrip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RollupCodecPropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesBackAsItWas(long seed) throws Exception {
        Random random = new Random(seed);
        View view = View.at(random.nextInt(View.values().length));
        Sums sums = RandomSums.of(view, random);
        Cell cell =
                new Cell(
                        sums,
                        random.nextLong(Long.MAX_VALUE),
                        random.nextBoolean(),
                        random.nextInt(4));
        RoundTrip.check(new Cell.StateCodec(), cell);
        RoundTrip.checkUnknownVersion(new Cell.StateCodec(), cell);

        ViewInstants instants = ViewInstants.of(each -> random.nextLong());
        RoundTrip.check(new ViewInstants.StateCodec(), instants);
        RoundTrip.checkUnknownVersion(new ViewInstants.StateCodec(), instants);

        CellGroup group =
                new CellGroup(
                        view,
                        text(random),
                        Grain.values()[random.nextInt(3)],
                        random.nextLong(),
                        text(random));
        RoundTrip.check(new CellGroup.KeyCodec(), group);
        List<List<Key128>> newcomers =
                view.distinct().stream().map(column -> users(random)).toList();
        RoundTrip.check(new CellSum.WireCodec(), new CellSum(group, text(random), sums, newcomers));
    }

    /** A release before buckets of users knows no version but 2, and refuses the other. */
    @Test
    void aCellWithBucketsOfUsersIsOfAnotherVersion() throws Exception {
        Sums sums = Sums.empty(View.QUESTION);
        assertThat(form(new Cell(sums, 7, true, 1))).startsWith(2);
        Clusters clusters = new Clusters();
        clusters.add(3, new long[] {5});
        sums.addClusters(PackedClusters.of(clusters));
        Cell cell = new Cell(sums, 7, true, 1);
        byte[] form = form(cell);
        assertThat(form).startsWith(3);
        form[0] = 2;
        Cell read = new Cell.StateCodec().read(new DataInputStream(new ByteArrayInputStream(form)));
        assertThat(read.sums().clusters())
                .as("of version 2")
                .isEqualTo(PackedClusters.of(clusters));
        assertThat(read.version()).isEqualTo(7);
    }

    private static byte[] form(Cell cell) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Cell.StateCodec().write(cell, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** As written by a release that had the views in another order, and one more. */
    @Test
    void anInstantIsOfTheViewThatItNames() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        Binary.writeVarLong(out, 3);
        for (String table : List.of("ingest_kpi", "a_view_that_is_gone", "suggestion_kpi")) {
            Binary.writeString(out, table);
            Binary.writeZigZag(out, table.length());
        }
        ViewInstants read =
                new ViewInstants.StateCodec()
                        .read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.of(View.INGEST)).isEqualTo(10);
        assertThat(read.of(View.SUGGESTION)).isEqualTo(14);
        assertThat(read.of(View.QUESTION)).as("not written").isEqualTo(Long.MIN_VALUE);
    }

    private static List<Key128> users(Random random) {
        return Stream.generate(() -> new Key128(random.nextLong(), random.nextLong()))
                .limit(random.nextInt(200))
                .toList();
    }

    private static String text(Random random) {
        return List.of("", "all", "x|y", "é\uD83D\uDE00", "long".repeat(60)).get(random.nextInt(5));
    }

    /** As one of a release before {@code unopened}; the newest event time stays a maximum. */
    @Test
    void aCellOfFewerMeasuresIsFilledUp() throws Exception {
        int measures = View.INGEST.measures().size();
        int newest = IngestMeasure.NEWEST_EVENT_MILLIS.ordinal();
        long[] fewer = new long[IngestMeasure.UNOPENED.ordinal()];
        fewer[newest] = 5;
        Cell old =
                RoundTrip.check(
                        new Cell.StateCodec(), new Cell(Sums.of(fewer, new long[0]), 7, true, 0));

        Cell fitted = old.fitted(View.INGEST);
        assertThat(fitted.sums().measures()).hasSize(measures).endsWith(5, 0, 0, 0);
        assertThat(fitted.version()).isEqualTo(7);
        assertThat(fitted.changed()).isTrue();
        long[] more = IngestMeasure.unopened().clone();
        more[newest] = 3;
        assertThat(fitted.plus(View.INGEST, Sums.of(more, new long[0])).sums().measures())
                .endsWith(5, 1, 0, 0);
    }
}
