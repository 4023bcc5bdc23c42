package dev.stet.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.junit.jupiter.api.Test;

final class SqlLayerTest {

    /** What a plan with state names. */
    static final String STATEFUL =
            "Aggregate|Join|Rank|Deduplicate|OverAgg|SinkMaterializ|upsertMaterialize"
                    + "|ChangelogNormalize|Match";

    private static StreamStatementSet insertsFromEachView() {
        StreamTableEnvironment tables = KpiRows.tables(KpiRows.random(1, 30));
        StreamStatementSet inserts = tables.createStatementSet();
        for (View view : View.values()) {
            String sink = view.table() + "_sink";
            tables.createTemporaryTable(
                    sink,
                    TableDescriptor.forConnector("blackhole")
                            .schema(
                                    Schema.newBuilder()
                                            .fromResolvedSchema(
                                                    tables.from(view.table()).getResolvedSchema())
                                            .primaryKey(
                                                    "tenant_id",
                                                    "grain",
                                                    "window_start",
                                                    "segment_by",
                                                    "segment")
                                            .build())
                            .build());
            inserts.addInsertSql("INSERT INTO " + sink + " SELECT * FROM " + view.table());
        }
        return inserts;
    }

    /** State lives in the lifecycle and rollup stages only, where its uid is ours to keep. */
    @Test
    void plansHoldNoState() {
        assertThat(insertsFromEachView().explain())
                .contains("Calc", "suggestion_kpi_sink", "question_kpi_sink", "ingest_kpi_sink")
                .doesNotContainPattern(STATEFUL);
    }

    /** With every uid given, no Kryo and no restart. */
    @Test
    void runsUnderTheStrictestSettings() throws Exception {
        insertsFromEachView().execute().await();
    }
}
