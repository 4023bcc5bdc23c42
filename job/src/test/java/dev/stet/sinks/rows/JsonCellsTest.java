package dev.stet.sinks.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonCellsTest {

    private static final Layout LAYOUT =
            new Layout(
                    "kpi",
                    List.of(
                            new Column("shown_clusters", Column.Type.BYTES),
                            new Column("segment", Column.Type.TEXT),
                            new Column("rate", Column.Type.DOUBLE),
                            new Column("kept_clusters", Column.Type.BYTES),
                            new Column("rate_deff", Column.Type.DOUBLE),
                            new Column("version", Column.Type.LONG)),
                    List.of("segment"),
                    "version");

    @Test
    void aNullThatFollowsFromBucketsOfUsersIsLeftOutAndNoOther() {
        assertThat(json(null, "x", null, null, null, 7L))
                .isEqualTo("{\"segment\":\"x\",\"rate\":null,\"version\":7}");
    }

    @Test
    void bucketsOfUsersAreBase64() {
        assertThat(json(null, "x", 0.5, new byte[] {1, 0, 6}, 2.5, 7L))
                .isEqualTo(
                        "{\"segment\":\"x\",\"rate\":0.5,\"kept_clusters\":\"AQAG\",\"rate_deff\":2.5,\"version\":7}");
    }

    private static String json(@Nullable Object... cells) {
        StringBuilder json = new StringBuilder();
        JsonCells.all(LAYOUT).append(json, cells);
        return json.toString();
    }
}
