package dev.stet.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.OutcomeCells;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeCellsTest {

    private static final Set<Dimension> KEPT = Set.of(Dimension.MODEL);
    private static final Dimensions DIMENSIONS =
            Dimensions.of(Map.of(Dimension.MODEL, "m1", Dimension.FEATURE, "not kept"));
    private static final Key128 USER = new Key128(1, 2);

    @Test
    void aSubjectIsARow() throws IOException {
        OutcomeTable table =
                new OutcomeTable(
                        View.SUGGESTION,
                        List.of("suggestion_id"),
                        false,
                        List.of("shown_at", "accepted_at"),
                        List.of("status"));
        Layout layout = OutcomeCells.layout(table, KEPT);
        long[] measures = new long[SuggestionMeasure.COUNT];
        measures[SuggestionMeasure.ACCEPTED_CHARS] = 17;
        @Nullable Object[] row =
                row(
                        table,
                        new Outcome(
                                "acme",
                                List.of("s1"),
                                USER,
                                new long[] {1_000, Outcome.NEVER},
                                List.of("ignored"),
                                DIMENSIONS,
                                measures,
                                true,
                                4));

        assertThat(layout.name()).isEqualTo("suggestion_outcome");
        assertThat(layout.key()).containsExactly("tenant_id", "suggestion_id");
        assertThat(row[layout.index("tenant_id")]).isEqualTo("acme");
        assertThat(row[layout.index("suggestion_id")]).isEqualTo("s1");
        assertThat(row[layout.index("user_id")]).isEqualTo(USER.toString());
        assertThat(row[layout.index("shown_at")]).isEqualTo(Instant.ofEpochMilli(1_000));
        assertThat(row[layout.index("accepted_at")]).isNull();
        assertThat(row[layout.index("status")]).isEqualTo("ignored");
        assertThat(row[layout.index("model")]).isEqualTo("m1");
        assertThat(row[layout.index("accepted_chars")]).isEqualTo(17L);
        assertThat(row[layout.index("observed_600s")]).isEqualTo(0L);
        assertThat(row[layout.index("maturity")]).isEqualTo("final");
        assertThat(row[layout.index("version")]).isEqualTo(4L);
        assertThat(layout.columns()).extracting(Column::name).doesNotContain("feature");
    }

    @Test
    void theUserBelongsToTheKeyWhereIdsAreAUsers() throws IOException {
        OutcomeTable table =
                new OutcomeTable(
                        View.QUESTION,
                        List.of("interaction_id"),
                        true,
                        List.of("submitted_at"),
                        List.of("repeat_class"));
        Layout layout = OutcomeCells.layout(table, KEPT);
        @Nullable Object[] row =
                row(
                        table,
                        new Outcome(
                                "acme",
                                List.of("i1"),
                                USER,
                                new long[] {2_000},
                                Collections.singletonList(null),
                                DIMENSIONS,
                                new long[View.QUESTION.measures().size()],
                                false,
                                9));

        assertThat(layout.key()).containsExactly("tenant_id", "user_id", "interaction_id");
        assertThat(row[layout.index("user_id")]).isEqualTo(USER.toString());
        assertThat(row[layout.index("interaction_id")]).isEqualTo("i1");
        assertThat(row[layout.index("submitted_at")]).isEqualTo(Instant.ofEpochMilli(2_000));
        assertThat(row[layout.index("repeat_class")]).isNull();
        assertThat(row[layout.index("maturity")]).isEqualTo("provisional");
    }

    /** It has its key and no version, by which a sink knows that the row is to be deleted. */
    @Test
    void anErasedRowIsItsKeyAlone() {
        OutcomeTable table =
                new OutcomeTable(
                        View.QUESTION,
                        List.of("interaction_id"),
                        true,
                        List.of("submitted_at"),
                        List.of("repeat_class"));

        assertThat(
                        OutcomeCells.cells(table, KEPT)
                                .of(Outcome.erased("acme", List.of("i1"), USER, 2_000, 9)))
                .hasSize(OutcomeCells.layout(table, KEPT).columns().size())
                .startsWith("acme", USER.toString(), "i1")
                .containsOnly("acme", USER.toString(), "i1", null);
    }

    /** A decision is identified by its field, which is a dimension, too. */
    @Test
    void aDimensionThatIsAnIdStandsOnce() throws IOException {
        OutcomeTable table =
                new OutcomeTable(
                        View.DECISION,
                        List.of("task_id", "field"),
                        false,
                        List.of("made_at"),
                        List.of());
        Layout layout = OutcomeCells.layout(table, Set.of(Dimension.FIELD, Dimension.MODEL));

        assertThat(layout.columns())
                .extracting(Column::name)
                .doesNotHaveDuplicates()
                .contains("field", "model");
    }

    private static @Nullable Object[] row(OutcomeTable table, Outcome outcome) throws IOException {
        Spilled spilled =
                RowCodec.encoder(OutcomeCells.layout(table, KEPT), OutcomeCells.cells(table, KEPT))
                        .encode(outcome);
        return new RowCodec(OutcomeCells.layout(table, KEPT)).row(spilled);
    }
}
