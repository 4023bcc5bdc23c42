package dev.stet.bench.peers.datastream;

import dev.stet.bench.contest.ContestColumn;

/** A change of one count, or, from the counting function on, the count itself. */
public final class DataStreamFact {

    private static final long MINUTE_MILLIS = 60_000;

    /** Start of the minute, epoch milliseconds. */
    public long minute;

    public String feature = "";
    public ContestColumn column = ContestColumn.SHOWN;
    public long count;

    /** For Flink's serializer. */
    public DataStreamFact() {}

    DataStreamFact(long time, String feature, ContestColumn column, long count) {
        this.minute = time - Math.floorMod(time, MINUTE_MILLIS);
        this.feature = feature;
        this.column = column;
        this.count = count;
    }
}
