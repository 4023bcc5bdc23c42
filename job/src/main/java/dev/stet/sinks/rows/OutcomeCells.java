package dev.stet.sinks.rows;

import dev.stet.contract.Cube;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Measure;
import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import dev.stet.sinks.rows.Column.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each suggestion and of each question, as rows: its ids and times, the dimensions
 * that any segment set needs, its share of every measure, and how mature it is.
 */
public final class OutcomeCells {

    public static final String SUGGESTIONS = "suggestion_outcome";
    public static final String QUESTIONS = "question_outcome";

    private static final List<Column> MATURITY =
            List.of(new Column("maturity", Type.TEXT), new Column("version", Type.LONG));

    private OutcomeCells() {}

    public static Layout suggestions(Cube cube) {
        return layout(
                SUGGESTIONS,
                List.of(
                        new Column("tenant_id", Type.TEXT),
                        new Column("suggestion_id", Type.TEXT),
                        new Column("user_id", Type.TEXT),
                        new Column("shown_at", Type.INSTANT),
                        new Column("accepted_at", Type.INSTANT),
                        new Column("status", Type.TEXT)),
                cube,
                View.SUGGESTION,
                List.of("tenant_id", "suggestion_id"));
    }

    public static Layout questions(Cube cube) {
        return layout(
                QUESTIONS,
                List.of(
                        new Column("tenant_id", Type.TEXT),
                        new Column("user_id", Type.TEXT),
                        new Column("interaction_id", Type.TEXT),
                        new Column("submitted_at", Type.INSTANT),
                        new Column("repeat_class", Type.TEXT),
                        new Column("instruction", Type.BOOLEAN)),
                cube,
                View.QUESTION,
                List.of("tenant_id", "user_id", "interaction_id"));
    }

    private static Layout layout(
            String name, List<Column> subject, Cube cube, View view, List<String> key) {
        List<Column> columns = new ArrayList<>(subject);
        for (Dimension dimension : kept(cube)) {
            columns.add(new Column(dimension.column(), Type.TEXT));
        }
        for (Measure measure : view.measures()) {
            columns.add(new Column(measure.column(), Type.LONG));
        }
        columns.addAll(MATURITY);
        return new Layout(name, columns, key, "version");
    }

    private static Dimension[] kept(Cube cube) {
        return cube.dimensions().stream().sorted().toArray(Dimension[]::new);
    }

    /** The cells of a suggestion. */
    public static Cells<Outcome.OfSuggestion> suggestionCells(Cube cube) {
        Dimension[] dimensions = kept(cube);
        return suggestion -> {
            Long acceptedAt = suggestion.acceptedAtMillis();
            List<@Nullable Object> row = new ArrayList<>();
            row.addAll(
                    Arrays.asList(
                            suggestion.tenant(),
                            suggestion.suggestionId().toString(),
                            suggestion.user().toString(),
                            Instant.ofEpochMilli(suggestion.shownAtMillis()),
                            acceptedAt == null ? null : Instant.ofEpochMilli(acceptedAt),
                            suggestion.status()));
            addRest(
                    row,
                    suggestion.dimensions(),
                    dimensions,
                    suggestion.measures(),
                    View.SUGGESTION);
            addMaturity(row, suggestion.last(), suggestion.version());
            return row.toArray();
        };
    }

    /** The cells of a question. */
    public static Cells<Outcome.OfQuestion> questionCells(Cube cube) {
        Dimension[] dimensions = kept(cube);
        return question -> {
            List<@Nullable Object> row = new ArrayList<>();
            row.addAll(
                    Arrays.asList(
                            question.tenant(),
                            question.user().toString(),
                            question.interactionId().toString(),
                            Instant.ofEpochMilli(question.submittedAtMillis()),
                            question.repeatClass(),
                            question.instruction()));
            addRest(row, question.dimensions(), dimensions, question.measures(), View.QUESTION);
            addMaturity(row, question.last(), question.version());
            return row.toArray();
        };
    }

    private static void addRest(
            List<@Nullable Object> row,
            Dimensions values,
            Dimension[] dimensions,
            long[] measures,
            View view) {
        for (Dimension dimension : dimensions) {
            row.add(values.get(dimension));
        }
        for (int i = 0; i < view.measures().size(); i++) {
            row.add(measures[i]);
        }
    }

    private static void addMaturity(List<@Nullable Object> row, boolean last, long version) {
        row.add(last ? "final" : "provisional");
        row.add(version);
    }
}
