package dev.stet;

import dev.stet.config.ConfigException;

/**
 * Whether Iceberg is there: the jar of the job holds neither it nor the Hadoop that it needs, since
 * few write to it, and together they are larger than all the rest.
 */
final class IcebergLibrary {

    private static final String ICEBERG = "org.apache.iceberg.flink.CatalogLoader";

    /** Of hadoop-client-api, and none of the few of Hadoop's names that Parquet brings along. */
    private static final String HADOOP = "org.apache.hadoop.security.UserGroupInformation";

    private IcebergLibrary() {}

    /**
     * @param option that asks for Iceberg
     * @throws ConfigException saying what to put where
     */
    static void require(String option) {
        for (String name : new String[] {ICEBERG, HADOOP}) {
            try {
                Class.forName(name, false, IcebergLibrary.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new ConfigException(
                        option,
                        "names iceberg, but there is no %s: put stet-iceberg.jar into Flink's lib folder, here and on every JobManager and TaskManager"
                                .formatted(name.equals(HADOOP) ? "Hadoop client" : "Iceberg"));
            }
        }
    }
}
