package dev.stet.sample.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.DayZone;
import dev.stet.contract.Key128;
import dev.stet.contract.SampleCandidate;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleRow;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import dev.stet.contract.Stratum;
import dev.stet.testkit.KeyedTasks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleOperatorTest {

    /** A Wednesday: the first week has five days. */
    private static final long FIRST = LocalDate.parse("2026-03-04").toEpochDay();

    private static final int DAYS = 12;
    private static final SampleSizes SIZES = new SampleSizes(100, 30, 30, 30);
    private static final SampleTimes TIMES =
            new SampleTimes(DayZone.of("America/New_York"), Duration.ofMinutes(10).toMillis());

    private static KeyedTasks<String, SampleInput, SampleRow> tasks(boolean rocksDb)
            throws Exception {
        return new KeyedTasks<>(
                () -> new SampleOperator(TIMES, SIZES), SampleInput::tenant, Types.STRING, rocksDb);
    }

    /** Of two tenants, each day in several parts; the second day has none. */
    private static List<SampleInput> parts() {
        Random random = new Random(23);
        List<SampleInput> all = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int part = 0; part < 6 && day != 1; part++) {
                String tenant = part % 3 == 0 ? "a" : "b";
                SamplePart some = new SamplePart();
                for (int i = 0; i < 40; i++) {
                    some.add(
                            new SampleCandidate(
                                    new Key128(random.nextLong(), random.nextLong()),
                                    day + "-" + part + "-" + i,
                                    TIMES.startMillis(FIRST + day + 8),
                                    1 | random.nextInt(8) << 1),
                            SIZES);
                }
                some.trim(SIZES);
                all.add(new SampleInput.DayPart(tenant, FIRST + day, some));
            }
        }
        return all;
    }

    private static List<SampleRow> inOrderOfDays(boolean rocksDb) throws Exception {
        try (var tasks = tasks(rocksDb)) {
            for (SampleInput part : parts()) {
                tasks.process(part);
            }
            tasks.advanceTo(TIMES.drawMillis(FIRST + DAYS));
            return List.copyOf(tasks.output());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void orderAndRestartsChangeNothing(boolean rocksDb) throws Exception {
        List<SampleRow> expected = inOrderOfDays(false);
        assertThat(expected).hasSizeGreaterThan(300);
        Random random = new Random(29);
        List<SampleInput> shuffled = parts();
        Collections.shuffle(shuffled, random);
        try (var tasks = tasks(rocksDb)) {
            for (SampleInput part : shuffled) {
                tasks.process(part);
                if (random.nextInt(8) == 0) {
                    tasks.restart(1 + random.nextInt(2));
                }
            }
            for (int day = 0; day < DAYS; day++) {
                tasks.advanceTo(TIMES.drawMillis(FIRST + day));
                tasks.restart(1 + random.nextInt(2));
            }
            assertThat(tasks.output()).containsExactlyInAnyOrderElementsOf(expected);
        }
        try (var tasks = tasks(rocksDb)) {
            for (SampleInput part : shuffled) {
                tasks.process(part);
            }
            tasks.advanceTo(Long.MAX_VALUE);
            assertThat(tasks.output())
                    .as("all at the end of a bounded input")
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aDayIsDrawnOnceAndNoWeekHasMoreThanItsSize() throws Exception {
        try (var tasks = tasks(false)) {
            for (SampleInput part : parts()) {
                tasks.process(part);
            }
            tasks.advanceTo(TIMES.drawMillis(FIRST) - 1);
            assertThat(tasks.output()).isEmpty();
            tasks.advanceTo(TIMES.drawMillis(FIRST));
            assertThat(tasks.output())
                    .isNotEmpty()
                    .allSatisfy(
                            row -> {
                                assertThat(row.dayStartMillis())
                                        .isEqualTo(TIMES.startMillis(FIRST));
                                assertThat(row.weekStartMillis())
                                        .as("Monday in New York")
                                        .isEqualTo(TIMES.startMillis(FIRST - 2));
                            });
            tasks.advanceTo(Long.MAX_VALUE);
        }
        List<SampleRow> rows = inOrderOfDays(false);
        assertThat(rows).doesNotHaveDuplicates();
        for (Stratum stratum : Stratum.values()) {
            Map<String, Long> sizes =
                    rows.stream()
                            .filter(row -> stratum.isIn(row.strata()))
                            .collect(
                                    Collectors.groupingBy(
                                            row -> row.tenant() + row.weekStartMillis(),
                                            Collectors.counting()));
            assertThat(sizes).hasSize(4);
            assertThat(sizes.values())
                    .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(SIZES.of(stratum)));
            assertThat(sizes.get("b" + TIMES.startMillis(FIRST - 2)))
                    .as("a day without any leaves its share to the others")
                    .isEqualTo(SIZES.of(stratum));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anErasedUserLeaves(boolean rocksDb) throws Exception {
        List<SampleRow> expected = inOrderOfDays(false);
        SampleRow before = expected.get(0);
        SampleRow after = expected.get(1);
        try (var tasks = tasks(rocksDb)) {
            for (SampleInput part : parts()) {
                tasks.process(part);
            }
            tasks.process(new SampleInput.Withdrawal(before.tenant(), before.id()));
            tasks.process(new SampleInput.Withdrawal("c", before.id()));
            assertThat(tasks.output()).as("none is out yet").isEmpty();
            tasks.advanceTo(TIMES.drawMillis(FIRST));
            assertThat(tasks.output())
                    .extracting(SampleRow::id)
                    .doesNotContain(before.id())
                    .contains(after.id());
            tasks.restart(2);
            int size = tasks.output().size();
            tasks.process(new SampleInput.Withdrawal(after.tenant(), after.id()));
            tasks.process(new SampleInput.Withdrawal(after.tenant(), after.id()));
            tasks.process(new SampleInput.Withdrawal(after.tenant(), "never drawn"));
            List<SampleRow> output = tasks.output();
            assertThat(output).hasSize(size + 1);
            assertThat(output.get(size))
                    .isEqualTo(
                            SampleRow.erased(after.tenant(), after.id(), TIMES.startMillis(FIRST)));
            assertThat(output.get(size).isErased()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNoStateOrTimerBehind(boolean rocksDb) throws Exception {
        try (var tasks = tasks(rocksDb)) {
            for (SampleInput part : parts()) {
                tasks.process(part);
            }
            tasks.advanceTo(TIMES.forgetMillis(FIRST + DAYS - 1) - 1);
            assertThat(tasks.stateEntries()).isPositive();
            tasks.advanceTo(TIMES.forgetMillis(FIRST + DAYS - 1));
            assertThat(tasks.stateEntries()).isZero();
            assertThat(tasks.timers()).isZero();
        }
    }
}
