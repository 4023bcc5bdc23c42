package org.apache.flink.state.rocksdb;

import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDBException;

/** The door through which the size of a state on disk can be asked for. */
public final class BenchedRocks {

    private BenchedRocks() {}

    /**
     * Bytes of all files of a state, once everything is written and compacted.
     *
     * @param state the name of its descriptor
     */
    public static long fileBytes(RocksDBKeyedStateBackend<?> backend, String state)
            throws RocksDBException {
        ColumnFamilyHandle column = backend.getColumnFamilyHandle(state);
        try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            backend.db.flush(waiting, column);
        }
        backend.db.compactRange(column);
        return backend.db.getLongProperty(column, "rocksdb.live-sst-files-size");
    }
}
