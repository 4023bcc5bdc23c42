package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ResultTableTest {

    private static final String COLUMNS =
            """
            "columns": [{"name": "model", "logicalType": {"type": "VARCHAR"}},
                        {"name": "shown", "logicalType": {"type": "BIGINT"}}]
            """;

    @Test
    void alignsNumbersToTheRightAndCutsNothingOff() throws Exception {
        String longest = "a-model-with-a-name-of-more-than-thirty-characters";
        assertThat(
                        printed(
                                query(
                                        "[{\"fields\": [\"m\", \"12\"]}, {\"fields\": [\"%s\", null]}]"
                                                .formatted(longest)),
                                query("[{\"fields\": [\"n\", \"3\"]}]")))
                .isEqualTo(
                        """
                        +-%1$s-+-------+
                        | model%2$s | shown |
                        +-%1$s-+-------+
                        | m%3$s |    12 |
                        | %4$s |  NULL |
                        | n%3$s |     3 |
                        +-%1$s-+-------+
                        3 rows
                        """
                                .formatted(
                                        "-".repeat(longest.length()),
                                        " ".repeat(longest.length() - 5),
                                        " ".repeat(longest.length() - 1),
                                        longest));
    }

    @Test
    void saysThatThereIsNoRow() throws Exception {
        assertThat(printed(query("[]"))).isEqualTo("0 rows\n");
    }

    @Test
    void printsNothingForAStatementWithoutRows() throws Exception {
        assertThat(printed("{\"resultKind\": \"SUCCESS\", \"results\": {}}")).isEmpty();
    }

    @Test
    void printsAPlanAsItIs() throws Exception {
        assertThat(
                        printed(
                                """
                                {"resultKind": "SUCCESS_WITH_CONTENT", "isQueryResult": false, "results": {
                                    "columns": [{"name": "result", "logicalType": {"type": "VARCHAR"}}],
                                    "data": [{"fields": ["== Plan ==\\n  Scan"]}]}}
                                """))
                .isEqualTo("== Plan ==\n  Scan\n1 row\n");
    }

    private static String query(String data) {
        return "{\"resultKind\": \"SUCCESS_WITH_CONTENT\", \"isQueryResult\": true, \"results\": {%s, \"data\": %s}}"
                .formatted(COLUMNS, data);
    }

    private static String printed(String... pages) throws Exception {
        StringWriter text = new StringWriter();
        ResultTable table = new ResultTable(new PrintWriter(text));
        for (String page : pages) {
            table.print(new ObjectMapper().readTree(page));
        }
        table.end();
        return text.toString();
    }
}
