package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.IcebergAccess;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.config.SourceConfig;
import dev.stet.config.SourceOptions;
import dev.stet.contract.Received;
import dev.stet.ingest.IcebergInteractions;
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

    static void bind(SinkConfig.OfIceberg config, List<Bindings.KpiStream> views) {
        IcebergCatalog loader = IcebergCatalog.of(config.access());
        Catalog catalog = open(config.access(), loader);
        try {
            IcebergTables tables =
                    new IcebergTables(catalog, Namespace.of(config.namespace().split("\\.")));
            for (Bindings.KpiStream view : views) {
                Layout layout = view.layout();
                Table table = table(config.access(), tables, layout);
                Optional<String> obstacle = tables.obstacle(table, layout);
                if (obstacle.isPresent()) {
                    throw new ConfigException(SinkOptions.ICEBERG_NAMESPACE.key(), obstacle.get());
                }
                new IcebergKpiSink(
                                table, TableLoader.fromCatalog(loader, tables.name(layout)), layout)
                        .attach(view.rows());
            }
        } finally {
            close(catalog);
        }
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
            RecordDecoderFactory decoders) {
        if (mode == RuntimeExecutionMode.STREAMING) {
            throw new ConfigException(
                    SourceOptions.SOURCE.key(),
                    "is iceberg, whose rows come in any order, so that many would be late: submit"
                            + " with -Dexecution.runtime-mode=BATCH, before the jar");
        }
        IcebergCatalog loader = IcebergCatalog.of(config.access());
        Catalog catalog = open(config.access(), loader);
        try {
            TableIdentifier name = TableIdentifier.parse(config.table());
            Table table = existing(config.access(), catalog, name);
            IcebergInteractions interactions =
                    new IcebergInteractions(config.record(), config.receivedAt());
            Optional<String> obstacle = interactions.obstacle(table);
            if (obstacle.isPresent()) {
                throw new ConfigException(SourceOptions.ICEBERG_TABLE.key(), obstacle.get());
            }
            return interactions.source(table, TableLoader.fromCatalog(loader, name), decoders);
        } finally {
            close(catalog);
        }
    }

    private static Table existing(IcebergAccess access, Catalog catalog, TableIdentifier name) {
        try {
            return catalog.loadTable(name);
        } catch (NoSuchTableException e) {
            throw new ConfigException(
                    SourceOptions.ICEBERG_TABLE.key(), "the catalog has no table " + name);
        } catch (RuntimeException e) {
            throw refused(access, "cannot open the table " + name, e);
        }
    }

    private static Table table(IcebergAccess access, IcebergTables tables, Layout layout) {
        try {
            return tables.open(layout);
        } catch (RuntimeException e) {
            throw refused(access, "cannot open the table " + tables.name(layout), e);
        }
    }

    /**
     * @throws ConfigException where no such catalog can be opened
     */
    static Catalog open(IcebergAccess access, IcebergCatalog loader) {
        try {
            return loader.loadCatalog();
        } catch (RuntimeException e) {
            throw refused(access, "no catalog can be opened", e);
        }
    }

    /** Whatever Iceberg, Hadoop or a client throws, the cause at its bottom says most. */
    static ConfigException refused(IcebergAccess access, String what, RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said =
                String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        return new ConfigException(
                access.mostTellingOption(),
                "%s (%s: %s)".formatted(what, cause.getClass().getSimpleName(), said));
    }

    static void close(Catalog catalog) {
        if (catalog instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                throw new IllegalStateException("The catalog could not be closed", e);
            }
        }
    }
}
