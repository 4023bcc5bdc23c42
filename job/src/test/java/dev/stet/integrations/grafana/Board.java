package dev.stet.integrations.grafana;

import dev.stet.integrations.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dashboard in the making: places panels from left to right, and numbers them. */
final class Board {

    /** Columns of Grafana's grid. */
    static final int WIDTH = 24;

    private static final String DATA_SOURCE = "${datasource}";

    /** Not to be edited in Grafana: a change belongs into what makes the file. */
    private static final String FRAME =
            """
            {"tags": ["stet"], "editable": false, "graphTooltip": 1, "schemaVersion": 39,
             "version": 1, "timezone": "utc", "refresh": "5m", "annotations": {"list": []},
             "links": []}
            """;

    private static final String SOURCE_VARIABLE =
            """
            {"name": "datasource", "label": "Data source", "type": "datasource", "hide": 0,
             "refresh": 1, "regex": "", "multi": false, "includeAll": false}
            """;

    private static final String ONE_VALUE =
            """
            {"hide": 0, "refresh": 1, "regex": "", "sort": 0, "multi": false, "includeAll": false}
            """;

    private final String plugin;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private List<Map<String, Object>> panels = rows;
    private int nextId = 1;
    private int x;
    private int y;
    private int height;

    /**
     * @param plugin of the data source that every panel reads
     */
    Board(String plugin) {
        this.plugin = plugin;
    }

    /** What every panel and query names as its source. */
    Map<String, Object> source() {
        return Tree.of("type", plugin, "uid", DATA_SOURCE);
    }

    /**
     * Begins a row. Grafana asks for the panels of a closed one once somebody opens it.
     *
     * @param closed whether it is closed at first
     */
    void row(String title, boolean closed) {
        endLine();
        List<Map<String, Object>> inside = new ArrayList<>();
        Map<String, Object> row = Tree.of("id", nextId++, "type", "row", "title", title);
        row.put("collapsed", closed);
        row.put("gridPos", place(WIDTH, 1));
        row.put("panels", inside);
        rows.add(row);
        y++;
        panels = closed ? inside : rows;
    }

    /**
     * Puts a panel to the right of the last one, or below where there is no room.
     *
     * @param panel without id, place and source
     */
    void add(int width, int tall, Map<String, Object> panel) {
        if (x + width > WIDTH) {
            endLine();
        }
        Map<String, Object> placed = Tree.of("id", nextId++, "gridPos", place(width, tall));
        placed.put("datasource", source());
        placed.putAll(panel);
        panels.add(placed);
        x += width;
        height = Math.max(height, tall);
    }

    private Map<String, Object> place(int width, int tall) {
        return Tree.of("h", tall, "w", width, "x", x, "y", y);
    }

    private void endLine() {
        x = 0;
        y += height;
        height = 0;
    }

    /**
     * The whole file.
     *
     * @param variables besides that of the data source
     * @param from of the time that is shown at first, until now
     */
    Map<String, Object> dashboard(
            String uid,
            String title,
            String description,
            String from,
            List<Map<String, Object>> variables) {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, Object> source = Tree.parse(SOURCE_VARIABLE);
        source.put("query", plugin);
        all.add(source);
        all.addAll(variables);
        Map<String, Object> dashboard = Tree.of("uid", uid, "title", title);
        dashboard.put("description", description);
        dashboard.putAll(Tree.parse(FRAME));
        dashboard.put("time", Tree.of("from", from, "to", "now"));
        dashboard.put("templating", Tree.of("list", all));
        dashboard.put("panels", rows);
        return dashboard;
    }

    /** A variable whose values are asked of the data source when the dashboard is opened. */
    Map<String, Object> variable(String name, String label, String query) {
        Map<String, Object> variable = Tree.of("name", name, "label", label, "type", "query");
        variable.put("datasource", source());
        variable.put("query", query);
        variable.putAll(Tree.parse(ONE_VALUE));
        return variable;
    }
}
