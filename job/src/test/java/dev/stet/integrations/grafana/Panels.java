package dev.stet.integrations.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The panels of a dashboard's file. */
public final class Panels {

    private Panels() {}

    /** Rows and panels, those of closed rows too, from the top. */
    public static List<JsonNode> of(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            panels.add(panel);
            panel.path("panels").forEach(panels::add);
        }
        return panels;
    }

    /** The same without rows: each has a query. */
    public static List<JsonNode> withQueries(JsonNode dashboard) {
        return of(dashboard).stream().filter(panel -> !isRow(panel)).toList();
    }

    public static boolean isRow(JsonNode panel) {
        return panel.get("type").asText().equals("row");
    }
}
