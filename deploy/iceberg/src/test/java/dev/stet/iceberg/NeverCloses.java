package dev.stet.iceberg;

import java.util.concurrent.CountDownLatch;
import org.apache.iceberg.hadoop.HadoopCatalog;

/**
 * A catalog whose end never comes, whoever is impatient: as of one over JDBC that has lent out a
 * connection.
 */
public final class NeverCloses extends HadoopCatalog {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Override
    public void close() {
        while (true) {
            try {
                NEVER.await();
            } catch (InterruptedException e) {
                // asked again: a client may take no notice either
            }
        }
    }
}
