package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stet.config.ConfigException;
import dev.stet.config.IcebergAccess;
import dev.stet.contract.View;
import dev.stet.iceberg.FailsToClose;
import dev.stet.iceberg.NeverCloses;
import dev.stet.iceberg.Unreachable;
import dev.stet.iceberg.Warehouse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be written to ends before it is submitted, in one line that names what to change. */
@Timeout(60)
final class IcebergPreflightITCase {

    private static final String KEY = "-Dstet.sinks.iceberg.";

    @TempDir private Path folder = Path.of("");

    private final Map<String, String> catalog = new TreeMap<>();
    private final StreamExecutionEnvironment flink =
            StreamExecutionEnvironment.createLocalEnvironment(
                    1,
                    new Configuration()
                            .set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay"));
    private Warehouse warehouse = Warehouse.of("hadoop", folder);

    @BeforeEach
    void prepare() throws Exception {
        warehouse = Warehouse.of("hadoop", folder);
        catalog.putAll(warehouse.properties());
        Files.writeString(
                folder.resolve("events.jsonl"),
                """
                {"event_id":"e1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"ada","suggestion_id":"s1","text":"the rest"}
                {"event_id":"e2","event_type":"suggestion.accepted","event_time":"2026-03-02T10:00:10Z","user_id":"ada","suggestion_id":"s1"}
                """);
    }

    private void run() throws Exception {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("stet.source", "files");
        arguments.put("stet.files.paths", folder.resolve("events.jsonl").toString());
        arguments.put("stet.rollup.grains", "1d");
        arguments.put("stet.families", "task"); // one is enough to refuse or to run
        arguments.put("stet.sinks.enabled", "iceberg");
        catalog.forEach(
                (name, value) -> arguments.put("stet.sinks.iceberg.catalog." + name, value));
        new StetJob(
                        flink,
                        Map.of("STET_PSEUDONYM_KEY", "a key for this test alone"),
                        new PrintWriter(new StringWriter()))
                .run(
                        arguments.entrySet().stream()
                                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                                .toArray(String[]::new));
    }

    private String line() {
        ConfigException failure = catchThrowableOfType(ConfigException.class, this::run);
        String message = String.valueOf(failure.getMessage());
        assertThat(message).doesNotContain("\n");
        return message;
    }

    private Table table() {
        return warehouse.table(View.SUGGESTION);
    }

    /** By a run, as every table is made. */
    private void madeBefore() throws Exception {
        run();
        assertThat(warehouse.records(View.SUGGESTION)).isNotEmpty();
    }

    /** It would lose rows where the input ends soon after. */
    @Test
    void aBoundedRunInStreamingDoesNotRestart() throws Exception {
        run();
        assertThat(flink.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("none");
    }

    @Test
    void aRunInBatchRestartsAsItWasTold() throws Exception {
        flink.setRuntimeMode(RuntimeExecutionMode.BATCH);
        run();
        assertThat(flink.getConfiguration().get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("exponential-delay");
    }

    @Test
    void noKindOfCatalogIsNamed() {
        catalog.remove("type");
        assertThat(line())
                .endsWith(
                        "stet.sinks.iceberg.catalog.type: must be set (or catalog-impl), since"
                                + " stet.sinks.enabled names iceberg");
    }

    @Test
    void theKindOfCatalogIsUnknown() {
        catalog.put("type", "paper");
        assertThat(line()).startsWith(KEY + "catalog.").contains("paper");
    }

    @Test
    void noCatalogAnswers() throws Exception {
        try (ServerSocket closed = new ServerSocket(0)) {
            catalog.put("uri", "http://127.0.0.1:" + closed.getLocalPort());
        }
        catalog.put("type", "rest");
        assertThat(line())
                .startsWith(KEY + "catalog.uri: stet.sinks.iceberg.catalog.uri: no catalog")
                .contains("refused");
    }

    /** The one takes a connection and says nothing, at the other it does not even come about. */
    @Test
    void nobodyAnswersInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                Unreachable unreachable = new Unreachable()) {
            CompletableFuture<Throwable> other =
                    CompletableFuture.supplyAsync(
                            () ->
                                    catchThrowable(
                                            () -> opened(rest(unreachable.port()), 3).close()));
            catalog.putAll(rest(silent.getLocalPort()));
            String noAnswer =
                    "stet.sinks.iceberg.catalog.uri: no catalog can be opened (no answer within ";
            assertThat(line()).endsWith(noAnswer + "25 s)");
            assertThat(other.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage(noAnswer + "3 s)");
        }
    }

    private static Map<String, String> rest(int port) {
        return Map.of("type", "rest", "uri", "http://127.0.0.1:" + port);
    }

    private static IcebergPreflight opened(Map<String, String> properties, int withinSeconds) {
        IcebergAccess access =
                new IcebergAccess("stet.sinks.iceberg.catalog", "stet", properties, Map.of());
        return IcebergPreflight.of(
                access, IcebergCatalog.of(access), new Patience(Duration.ofSeconds(withinSeconds)));
    }

    private void closesBy(Class<? extends Catalog> implementation) {
        catalog.remove("type");
        catalog.put("catalog-impl", implementation.getName());
    }

    /** What is wrong is told, whatever else goes wrong after it. */
    @Test
    void theCatalogDoesNotCloseEither() {
        closesBy(FailsToClose.class);
        warehouse
                .catalog()
                .createTable(
                        TableIdentifier.of("stet", "suggestion_kpi"),
                        new Schema(
                                Types.NestedField.required(
                                        1, "tenant_id", Types.IntegerType.get())),
                        PartitionSpec.unpartitioned());
        assertThat(line()).contains("the column stet.suggestion_kpi.tenant_id is int");
    }

    /** Its end is waited for like an answer, and no longer than that; this test would not end. */
    @ParameterizedTest
    @ValueSource(classes = {FailsToClose.class, NeverCloses.class})
    void whatTheCatalogAnsweredHoldsHoweverItEnds(Class<? extends Catalog> implementation) {
        closesBy(implementation);
        try (IcebergPreflight preflight = opened(catalog, 10)) {
            assertThat(preflight.<String>ask("no name", Catalog::name)).isEqualTo("stet");
        }
    }

    @Test
    void nothingCanBeWrittenThere() throws Exception {
        Files.writeString(folder.resolve("warehouse"), "a file where a folder should be");
        assertThat(line())
                .startsWith(KEY + "catalog.warehouse: stet.sinks.iceberg.catalog.warehouse: ");
    }

    @Test
    void aSecretStandsWhereOthersSeeIt() {
        catalog.put("credential", "hunter2");
        assertThat(line())
                .contains("stet.sinks.iceberg.catalog.credential-file")
                .doesNotContain("hunter2");
    }

    @Test
    void aColumnIsMissing() throws Exception {
        madeBefore();
        table().updateSchema().deleteColumn("kept_rate_30s").commit();
        assertThat(line())
                .endsWith(
                        "stet.sinks.iceberg.namespace: the table stet.suggestion_kpi has no column"
                                + " kept_rate_30s: run ALTER TABLE stet.suggestion_kpi ADD COLUMN"
                                + " kept_rate_30s DOUBLE");
    }

    @Test
    void aColumnIsOfAnotherType() {
        Schema schema =
                new Schema(
                        Types.NestedField.required(1, "tenant_id", Types.StringType.get()),
                        Types.NestedField.required(2, "grain", Types.IntegerType.get()));
        warehouse
                .catalog()
                .createTable(
                        TableIdentifier.of("stet", "suggestion_kpi"),
                        schema,
                        PartitionSpec.unpartitioned());
        assertThat(line())
                .contains("the column stet.suggestion_kpi.grain is int, and must be string");
    }

    @Test
    void aColumnOfAnotherMustBeThere() throws Exception {
        madeBefore();
        table().updateSchema()
                .allowIncompatibleChanges()
                .addRequiredColumn("team", Types.StringType.get())
                .commit();
        assertThat(line()).contains("requires a column team, which Stet does not write");
    }

    @Test
    void itIsNotPartitionedByDay() throws Exception {
        madeBefore();
        table().updateSpec().removeField("window_start_day").commit();
        assertThat(line()).contains("stet.suggestion_kpi is not partitioned by day(window_start)");
    }

    @Test
    void columnsOfOthersStayEmpty() throws Exception {
        madeBefore();
        table().updateSchema().addColumn("team", Types.StringType.get()).moveFirst("team").commit();
        run();
        assertThat(warehouse.records(View.SUGGESTION))
                .allSatisfy(
                        row -> {
                            assertThat(row.getField("team")).isNull();
                            assertThat(row.getField("shown")).isEqualTo(1L);
                        });
    }
}
