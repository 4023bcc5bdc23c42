package dev.stet.bench.peers.datastream;

/** A query, and whether its user had asked the same before. */
public final class DataStreamQuestion {

    public String feature = "";
    public String userId = "";
    public boolean repeat;

    /** For Flink's serializer. */
    public DataStreamQuestion() {}

    DataStreamQuestion(String feature, String userId, boolean repeat) {
        this.feature = feature;
        this.userId = userId;
        this.repeat = repeat;
    }
}
