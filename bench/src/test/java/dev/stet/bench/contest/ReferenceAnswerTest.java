package dev.stet.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceAnswerTest {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void countsASuggestionAtEachHorizon() throws IOException {
        Map<ContestCells.Key, long[]> answer =
                answer(
                        suggestion("e1", "suggestion.shown", "s1", 5 * SECOND, ""),
                        suggestion("e2", "suggestion.accepted", "s1", 10 * SECOND, ""),
                        suggestion("e2", "suggestion.accepted", "s1", 10 * SECOND, ""),
                        suggestion("e4", "content.edited", "s1", 131 * SECOND, "\"distance\":1"),
                        suggestion("e3", "content.edited", "s1", 40 * SECOND, "\"distance\":0.2"),
                        suggestion("e5", "content.edited", "s1", 500 * SECOND, "\"distance\":0"),
                        suggestion("e6", "content.edited", "s1", 9 * SECOND, "\"removed\":true"));
        assertThat(answer).containsOnlyKeys(new ContestCells.Key(0, "chat"));
        assertThat(columns(answer, 0))
                .containsEntry(ContestColumn.SHOWN, 1L)
                .containsEntry(ContestColumn.ACCEPTED, 1L)
                .containsEntry(ContestColumn.PRESENT_30S, 1L)
                .containsEntry(ContestColumn.UNCHANGED_30S, 0L)
                .containsEntry(ContestColumn.PRESENT_120S, 1L)
                .containsEntry(ContestColumn.UNCHANGED_120S, 0L)
                .containsEntry(ContestColumn.PRESENT_300S, 0L)
                .containsEntry(ContestColumn.UNCHANGED_300S, 0L)
                .containsEntry(ContestColumn.PRESENT_600S, 1L)
                .containsEntry(ContestColumn.UNCHANGED_600S, 1L);
    }

    @Test
    void anAcceptCountsForHalfAnHour() throws IOException {
        Map<ContestCells.Key, long[]> answer =
                answer(
                        suggestion("e1", "suggestion.shown", "s1", 0, ""),
                        suggestion("e2", "suggestion.accepted", "s1", 30 * MINUTE, ""),
                        suggestion("e3", "suggestion.shown", "s2", 0, ""),
                        suggestion("e4", "suggestion.accepted", "s2", 30 * MINUTE + 1, ""),
                        suggestion("e5", "suggestion.shown", "s3", 1, ""),
                        suggestion("e6", "suggestion.accepted", "s3", 0, ""));
        assertThat(columns(answer, 0))
                .containsEntry(ContestColumn.SHOWN, 3L)
                .containsEntry(ContestColumn.ACCEPTED, 1L);
    }

    @Test
    void aRepeatComesHalfAnHourToAWeekLater() throws IOException {
        Map<ContestCells.Key, long[]> answer =
                answer(
                        query("e1", "q1", "ada", 0, "How now 1"),
                        query("e2", "q2", "ada", 30 * MINUTE, "how NOW 1"),
                        query("e3", "q3", "ada", 60 * MINUTE - 1, "how now 1"),
                        query("e4", "q4", "bob", 60 * MINUTE - 1, "how now 1"),
                        query("e5", "q5", "ada", 60 * MINUTE - 1, "how now 2"));
        assertThat(columns(answer, 30 * MINUTE)).containsEntry(ContestColumn.REPEATS, 1L);
        assertThat(columns(answer, 59 * MINUTE))
                .containsEntry(ContestColumn.QUERIES, 3L)
                .containsEntry(ContestColumn.REPEATS, 0L)
                .containsEntry(ContestColumn.ASKING_USERS, 2L);
    }

    @Test
    void refusesWhatTheContestDoesNotDefine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer(suggestion("e1", "artifact.closed", "s1", 0, "")))
                .withMessageContaining("artifact.closed has no place in the contest");
    }

    @Test
    void tellsDifferencesByCellAndColumn() {
        long[] expected = new long[ContestColumn.values().length];
        expected[ContestColumn.SHOWN.ordinal()] = 3;
        long[] given = expected.clone();
        given[ContestColumn.SHOWN.ordinal()] = 4;
        ContestCells.Key key = new ContestCells.Key(MINUTE, "chat");
        assertThat(CellsFile.differences(Map.of(key, expected), Map.of(key, given), 9))
                .containsExactly("1970-01-01T00:01:00Z chat shown: expected 3, was 4");
        assertThat(
                        CellsFile.differences(
                                Map.of(), Map.of(key, new long[ContestColumn.values().length]), 9))
                .isEmpty();
    }

    @Test
    void aFileHoldsAnAnswer() throws IOException {
        ContestCells cells = new ContestCells();
        cells.put(MINUTE, "chat", ContestColumn.QUERIES, 7);
        cells.add(0, "", ContestColumn.SHOWN, 2);
        Path file = folder.resolve("cells.tsv");
        CellsFile.write(cells.sorted(), file);
        assertThat(CellsFile.differences(cells.sorted(), CellsFile.read(file), 9)).isEmpty();
        assertThat(CellsFile.read(file)).hasSize(2);
    }

    private Map<ContestCells.Key, long[]> answer(String... lines) throws IOException {
        return ReferenceAnswer.of(Files.write(folder.resolve("log.jsonl"), List.of(lines)));
    }

    private static Map<ContestColumn, Long> columns(
            Map<ContestCells.Key, long[]> answer, long minuteMillis) {
        long[] cell = answer.get(new ContestCells.Key(minuteMillis, "chat"));
        assertThat(cell).isNotNull();
        Map<ContestColumn, Long> columns = new EnumMap<>(ContestColumn.class);
        for (ContestColumn column : ContestColumn.values()) {
            columns.put(column, cell == null ? -1 : cell[column.ordinal()]);
        }
        return columns;
    }

    private static String suggestion(
            String id, String type, String subject, long time, String more) {
        return """
        {"event_id":"%s","event_type":"%s","event_time":%d,"user_id":"ada","suggestion_id":"%s","feature":"chat"%s}\
        """
                .formatted(id, type, time, subject, more.isEmpty() ? "" : "," + more);
    }

    private static String query(String id, String subject, String user, long time, String text) {
        return """
        {"event_id":"%s","event_type":"query.submitted","event_time":%d,"user_id":"%s","interaction_id":"%s","feature":"chat","text":"%s"}\
        """
                .formatted(id, time, user, subject, text);
    }
}
