package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.testkit.RandomSums;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KpiRowTest {

    private static final long SEED = 20_260_101;

    @ParameterizedTest
    @EnumSource(View.class)
    void everyFieldSurvivesTheWire(View view) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            KpiRow row = random(view, random);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new KpiRow.WireCodec().write(row, new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

            assertThat(new KpiRow.WireCodec().read(in))
                    .as("row %d of seed %d", i, SEED)
                    .usingRecursiveComparison()
                    .withEqualsForType(ExponentialHistogram::equals, ExponentialHistogram.class)
                    .withEqualsForType(PackedClusters::equals, PackedClusters.class)
                    .isEqualTo(row);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static KpiRow random(View view, Random random) {
        List<byte[]> sketches = new ArrayList<>();
        for (Measure ignored : view.distinct()) {
            byte[] sketch = new byte[random.nextInt(300)];
            random.nextBytes(sketch);
            sketches.add(sketch);
        }
        long[] watermarks = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1_767_225_600_000L};
        return new KpiRow(
                view,
                List.of("default", "", "Müller 🙂").get(random.nextInt(3)),
                Grain.values()[random.nextInt(3)],
                random.nextLong(-1L << 45, 1L << 45),
                random.nextLong(-1L << 45, 1L << 45),
                "feature|model",
                "chat|" + random.nextInt(),
                random.nextBoolean(),
                random.nextLong(Long.MAX_VALUE),
                watermarks[random.nextInt(watermarks.length)],
                RandomSums.of(view, random),
                sketches);
    }
}
