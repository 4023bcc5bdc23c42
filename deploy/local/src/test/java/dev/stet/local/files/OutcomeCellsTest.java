package dev.stet.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Grain;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.OutcomeCells;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeCellsTest {

    private static final Cube CUBE =
            new Cube(List.of(Grain.DAY), List.of(SegmentSet.of("all"), SegmentSet.of("model")));
    private static final Dimensions DIMENSIONS =
            Dimensions.of(Map.of(Dimension.MODEL, "m1", Dimension.FEATURE, "not kept"));
    private static final Key128 USER = new Key128(1, 2);

    @Test
    void aSuggestionIsARow() throws IOException {
        Layout layout = OutcomeCells.suggestions(CUBE);
        long[] measures = new long[SuggestionMeasure.COUNT];
        measures[SuggestionMeasure.ACCEPTED_CHARS] = 17;
        Spilled spilled =
                RowCodec.encoder(layout, OutcomeCells.suggestionCells(CUBE))
                        .encode(
                                new Outcome.OfSuggestion(
                                        "acme",
                                        Utf8.of("s1"),
                                        USER,
                                        1_000,
                                        null,
                                        "ignored",
                                        DIMENSIONS,
                                        measures,
                                        true,
                                        4));
        @Nullable Object[] row = new RowCodec(layout).row(spilled);

        assertThat(row[layout.index("tenant_id")]).isEqualTo("acme");
        assertThat(row[layout.index("suggestion_id")]).isEqualTo("s1");
        assertThat(row[layout.index("user_id")]).isEqualTo(USER.toString());
        assertThat(row[layout.index("shown_at")]).isEqualTo(Instant.ofEpochMilli(1_000));
        assertThat(row[layout.index("accepted_at")]).isNull();
        assertThat(row[layout.index("model")]).isEqualTo("m1");
        assertThat(row[layout.index("accepted_chars")]).isEqualTo(17L);
        assertThat(row[layout.index("observed_600s")]).isEqualTo(0L);
        assertThat(row[layout.index("maturity")]).isEqualTo("final");
        assertThat(row[layout.index("version")]).isEqualTo(4L);
        assertThat(layout.columns()).extracting(Column::name).doesNotContain("feature");
    }

    @Test
    void aQuestionIsARow() throws IOException {
        Layout layout = OutcomeCells.questions(CUBE);
        long[] measures = new long[View.QUESTION.measures().size()];
        measures[1] = 1;
        Spilled spilled =
                RowCodec.encoder(layout, OutcomeCells.questionCells(CUBE))
                        .encode(
                                new Outcome.OfQuestion(
                                        "acme",
                                        USER,
                                        Utf8.of("i1"),
                                        2_000,
                                        "repeat",
                                        false,
                                        DIMENSIONS,
                                        measures,
                                        false,
                                        9));
        @Nullable Object[] row = new RowCodec(layout).row(spilled);

        assertThat(row[layout.index("interaction_id")]).isEqualTo("i1");
        assertThat(row[layout.index("submitted_at")]).isEqualTo(Instant.ofEpochMilli(2_000));
        assertThat(row[layout.index("repeat_class")]).isEqualTo("repeat");
        assertThat(row[layout.index("instruction")]).isEqualTo(false);
        assertThat(row[layout.index("repeats")]).isEqualTo(1L);
        assertThat(row[layout.index("maturity")]).isEqualTo("provisional");
    }
}
