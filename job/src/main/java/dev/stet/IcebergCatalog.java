package dev.stet;

import dev.stet.config.IcebergAccess;
import java.util.Map;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.FlinkCatalogFactory;

/**
 * Opens a catalog of Iceberg, of any kind, wherever it is needed.
 *
 * @param properties of the catalog, by Iceberg's own names; secrets among them
 */
record IcebergCatalog(String name, Map<String, String> properties) implements CatalogLoader {

    IcebergCatalog {
        properties = Map.copyOf(properties);
    }

    static IcebergCatalog of(IcebergAccess access) {
        return new IcebergCatalog(access.catalogName(), access.catalogProperties());
    }

    /**
     * Hadoop keeps the class loader in which it is first used for as long as the process runs: it
     * must not be that of one job.
     */
    @Override
    public Catalog loadCatalog() {
        ClassLoader lasting = CatalogUtil.class.getClassLoader();
        try (TemporaryClassLoaderContext context = TemporaryClassLoaderContext.of(lasting)) {
            return CatalogUtil.buildIcebergCatalog(
                    name, properties, FlinkCatalogFactory.clusterHadoopConf());
        }
    }

    /** What cannot change need not be copied. */
    @Override
    @SuppressWarnings({"MethodDoesntCallSuperMethod", "CloneMethodDeclaresCloneNotSupported"})
    public CatalogLoader clone() {
        return this;
    }

    /** Without the properties, which can be secrets. */
    @Override
    public String toString() {
        return name;
    }
}
