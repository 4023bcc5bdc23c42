package dev.stet.iceberg;

import java.io.IOException;
import org.apache.iceberg.hadoop.HadoopCatalog;

/** A catalog whose end fails, as where a connection has gone already. */
public final class FailsToClose extends HadoopCatalog {

    @Override
    public void close() throws IOException {
        throw new IOException("does not close");
    }
}
