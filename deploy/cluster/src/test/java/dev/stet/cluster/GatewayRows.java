package dev.stet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The rows that a query of the SQL Gateway returns. */
final class GatewayRows {

    private GatewayRows() {}

    /** The fields of each row, as JSON has them. */
    static List<List<String>> of(GatewaySession session, String query) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        session.run(
                query,
                GatewaySession.RowFormat.JSON,
                page -> {
                    for (JsonNode row : page.path("results").path("data")) {
                        List<String> fields = new ArrayList<>();
                        row.path("fields").forEach(field -> fields.add(field.asText()));
                        rows.add(fields);
                    }
                });
        return rows;
    }
}
