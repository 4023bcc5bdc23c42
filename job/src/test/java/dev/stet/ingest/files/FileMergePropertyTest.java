package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Received;
import dev.stet.contract.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeded logs, cut into files by hash or by time, against a definition that looks at one file. */
final class FileMergePropertyTest {

    @TempDir Path folder;

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, 60).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void judgesEachFileByItselfHoweverTheInputIsCut(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> log = log(random);
        Set<String> lateInOne = late(List.of(log));
        List<List<String>> parts = cut(log, random);

        List<Received> read = read(write(parts, "part", random.nextBoolean()));

        assertThat(read)
                .as("seed %d", seed)
                .map(FileReplay::text)
                .containsExactlyInAnyOrderElementsOf(log);
        Set<String> late = new HashSet<>();
        read.stream().filter(Received::late).forEach(r -> late.add(FileReplay.text(r)));
        assertThat(late).as("seed %d: by definition", seed).isEqualTo(late(parts));
        assertThat(lateInOne).as("seed %d: none late by the cut", seed).containsAll(late);
        assertWatermarkMakesNothingLate(seed, read);
        assertMergedByEventTime(seed, read);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goesOnAfterARestoreAsIfNothingHadHappened(long seed) throws IOException {
        Random random = new Random(seed);
        List<Path> files = write(cut(log(random), random), "part", random.nextBoolean());
        List<String> expected = read(files).stream().map(FileReplay::describe).toList();
        ReplaySplit.Serializer serializer = new ReplaySplit.Serializer();

        List<String> actual = new ArrayList<>();
        FileMerge merge = FileReplay.merge(files);
        while (true) {
            if (random.nextInt(20) == 0) {
                byte[] state = serializer.serialize(merge.snapshot());
                merge.close();
                merge = FileReplay.merge(serializer.deserialize(serializer.getVersion(), state));
            }
            if (merge.prepare()) {
                continue;
            }
            Received next = merge.next();
            if (next == null) {
                break;
            }
            actual.add(FileReplay.describe(next));
        }
        merge.close();

        assertThat(actual).as("seed %d", seed).isEqualTo(expected);
    }

    /** What Admission would see: the watermark of all files, at its furthest. */
    private static void assertWatermarkMakesNothingLate(long seed, List<Received> read) {
        long frontier = Long.MIN_VALUE;
        for (Received received : read) {
            assertThat(received.frontierMillis())
                    .as("seed %d: never goes back", seed)
                    .isGreaterThanOrEqualTo(frontier);
            frontier = received.frontierMillis();
            if (!(received.decoded() instanceof Refusal) && !received.late()) {
                assertThat(FileReplay.eventTime(received))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(frontier - FileReplay.SLACK);
            }
        }
    }

    /** No file is read while another one, unfinished, has come less far. */
    private static void assertMergedByEventTime(long seed, List<Received> read) {
        Map<String, Long> last = new TreeMap<>();
        for (int i = 0; i < read.size(); i++) {
            last.put(read.get(i).origin().source(), (long) i);
        }
        Map<String, Long> newest = new TreeMap<>();
        for (int i = 0; i < read.size(); i++) {
            String source = read.get(i).origin().source();
            long before = newest.getOrDefault(source, Long.MIN_VALUE);
            int position = i;
            newest.forEach(
                    (other, time) -> {
                        if (!other.equals(source) && last.getOrDefault(other, -1L) > position) {
                            assertThat(before).as("seed %d", seed).isLessThanOrEqualTo(time);
                        }
                    });
            newest.merge(source, read.get(i).arrivedAtMillis(), Math::max);
        }
    }

    /** The definition: strictly behind the newest so far of the same file, less the slack. */
    private static Set<String> late(List<List<String>> parts) {
        Set<String> late = new HashSet<>();
        for (List<String> part : parts) {
            for (int i = 0; i < part.size(); i++) {
                long newest = Long.MIN_VALUE;
                for (int j = 0; j <= i; j++) {
                    newest =
                            part.get(j).startsWith("bad")
                                    ? newest
                                    : Math.max(newest, time(part.get(j)));
                }
                if (!part.get(i).startsWith("bad")
                        && time(part.get(i)) + FileReplay.SLACK < newest) {
                    late.add(part.get(i));
                }
            }
        }
        return late;
    }

    private static long time(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** Mostly in order, some out of order, some far too late, some refused; all different. */
    private static List<String> log(Random random) {
        List<String> log = new ArrayList<>();
        long now = 1_000_000;
        for (int n = 20 + random.nextInt(300); n > 0; n--) {
            now += random.nextInt(15);
            long back = random.nextInt(8) == 0 ? random.nextInt(300) : random.nextInt(20);
            log.add(
                    random.nextInt(12) == 0
                            ? "bad" + n
                            : "%s id%d %d".formatted("sqo".charAt(n % 3), n, now - back));
        }
        return log;
    }

    private static List<List<String>> cut(List<String> log, Random random) {
        int count = 1 + random.nextInt(6);
        boolean byTime = random.nextBoolean();
        List<List<String>> parts = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < log.size(); i++) {
            parts.get(byTime ? i * count / log.size() : random.nextInt(count)).add(log.get(i));
        }
        return parts;
    }

    private List<Path> write(List<List<String>> parts, String name, boolean packed)
            throws IOException {
        List<Path> files = new ArrayList<>();
        for (List<String> part : parts) {
            String file = name + files.size() + (packed ? ".jsonl.gz" : ".jsonl");
            files.add(FileReplay.write(folder, file, part));
        }
        return files;
    }

    private static List<Received> read(List<Path> files) throws IOException {
        try (FileMerge merge = FileReplay.merge(files)) {
            return FileReplay.rest(merge);
        }
    }
}
