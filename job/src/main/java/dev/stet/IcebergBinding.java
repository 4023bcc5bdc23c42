package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.config.SourceConfig;
import dev.stet.config.SourceOptions;
import dev.stet.contract.Received;
import dev.stet.ingest.IcebergEvents;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.sinks.IcebergKpiSink;
import dev.stet.sinks.IcebergTables;
import dev.stet.sinks.rows.Layout;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.Source;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.flink.TableLoader;

/** Binds both ends to tables of Iceberg that fit; those of KPI views are made where missing. */
final class IcebergBinding {

    private IcebergBinding() {}

    static void bind(
            SinkConfig.OfIceberg config, List<Bindings.KpiStream> views, Patience patience) {
        IcebergCatalog loader = IcebergCatalog.of(config.access());
        Namespace namespace = Namespace.of(config.namespace().split("\\."));
        try (IcebergPreflight preflight = IcebergPreflight.of(config.access(), loader, patience)) {
            for (Bindings.KpiStream view : views) {
                Layout layout = view.layout();
                TableIdentifier name = TableIdentifier.of(namespace, layout.name());
                Table table =
                        preflight.ask(
                                cannotOpen(name),
                                catalog -> fitting(new IcebergTables(catalog, namespace), layout));
                new IcebergKpiSink(table, TableLoader.fromCatalog(loader, name), layout)
                        .attach(view.rows());
            }
        }
    }

    private static Table fitting(IcebergTables tables, Layout layout) {
        Table table = tables.open(layout);
        Optional<String> obstacle = tables.obstacle(table, layout);
        if (obstacle.isPresent()) {
            throw new ConfigException(SinkOptions.ICEBERG_NAMESPACE.key(), obstacle.get());
        }
        return table;
    }

    private static String cannotOpen(TableIdentifier name) {
        return "cannot open the table " + name;
    }

    /**
     * The source that reads a table.
     *
     * @throws ConfigException where the table is missing or has not the columns, or where rows must
     *     come in order
     */
    static Source<Received, ?, ?> source(
            SourceConfig.OfIceberg config,
            RuntimeExecutionMode mode,
            RecordDecoderFactory decoders,
            Patience patience) {
        if (mode == RuntimeExecutionMode.STREAMING) {
            throw new ConfigException(
                    SourceOptions.SOURCE.key(),
                    "is iceberg, whose rows come in any order, so that many would be late: submit"
                            + " with -Dexecution.runtime-mode=BATCH, before the jar");
        }
        IcebergCatalog loader = IcebergCatalog.of(config.access());
        TableIdentifier name = TableIdentifier.parse(config.table());
        IcebergEvents interactions = new IcebergEvents(config.record(), config.receivedAt());
        try (IcebergPreflight preflight = IcebergPreflight.of(config.access(), loader, patience)) {
            Table table =
                    preflight.ask(
                            cannotOpen(name), catalog -> existing(catalog, name, interactions));
            return interactions.source(table, TableLoader.fromCatalog(loader, name), decoders);
        }
    }

    private static Table existing(
            Catalog catalog, TableIdentifier name, IcebergEvents interactions) {
        Table table;
        try {
            table = catalog.loadTable(name);
        } catch (NoSuchTableException e) {
            throw new ConfigException(
                    SourceOptions.ICEBERG_TABLE.key(), "the catalog has no table " + name);
        }
        Optional<String> obstacle = interactions.obstacle(table);
        if (obstacle.isPresent()) {
            throw new ConfigException(SourceOptions.ICEBERG_TABLE.key(), obstacle.get());
        }
        return table;
    }
}
