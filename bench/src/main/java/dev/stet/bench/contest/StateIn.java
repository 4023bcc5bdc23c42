package dev.stet.bench.contest;

/** Where a contender keeps its state, as far as it has the choice. */
public enum StateIn {
    HEAP,
    /** RocksDB, checkpoints every 5 s, incremental where the system knows that word. */
    ROCKSDB
}
