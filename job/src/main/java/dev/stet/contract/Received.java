package dev.stet.contract;

/**
 * One record as the source hands it on, with its raw bytes still at hand. Never leaves the task
 * that read it.
 *
 * @param decoded the event, or why there is none
 * @param origin where it was read
 * @param receivedAtMillis the Kafka time stamp; for a file the clock when it was read; epoch
 *     milliseconds
 * @param arrivedAtMillis the cohort of {@code ingest_kpi}: the Kafka time stamp; for a file the
 *     newest event time read from it so far, this one included; epoch milliseconds
 * @param raw the record's bytes, unchanged
 * @param frontierMillis how far event time has come, this record included: its own event time for
 *     Kafka, the least of the files' newest event times for files; {@link Long#MIN_VALUE} while
 *     unknown. A refused record never moves it
 * @param late whether the source itself already knows the event to be late (files do)
 */
public record Received(
        Decoded decoded,
        Origin origin,
        long receivedAtMillis,
        long arrivedAtMillis,
        byte[] raw,
        long frontierMillis,
        boolean late) {}
