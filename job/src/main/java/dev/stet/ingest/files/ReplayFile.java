package dev.stet.ingest.files;

/**
 * How far one file has been read.
 *
 * @param path as the user gave it
 * @param newestMillis the newest event time read from it, before that the first it holds; {@link
 *     #NONE} where it holds none, or was not looked into yet
 * @param offset uncompressed bytes read
 * @param line lines read, blank ones too
 */
record ReplayFile(String path, Phase phase, long newestMillis, long offset, long line) {

    static final long NONE = Long.MIN_VALUE;

    /** Append new constants at the end only: checkpoints store ordinals. */
    enum Phase {
        /** Its first event time is not known yet. */
        UNSEEN,
        READING,
        DONE
    }

    static ReplayFile unseen(String path) {
        return new ReplayFile(path, Phase.UNSEEN, NONE, 0, 0);
    }
}
