package dev.stet.lifecycle;

import dev.stet.contract.IngestMeasure;

/** The effect of an event, as {@code ingest_kpi} counts it. */
public enum Became {
    EFFECTIVE(IngestMeasure.EFFECTIVE.one()),
    /** Effective, and its subject has no opening so far. */
    UNOPENED(IngestMeasure.unopened()),
    WITHOUT_EFFECT(IngestMeasure.WITHOUT_EFFECT.one()),
    LATE(IngestMeasure.LATE.one());

    private final long[] measures;

    Became(long[] measures) {
        this.measures = measures;
    }

    /** By index of {@code View.INGEST.measures()}; shared, and never changed. */
    long[] measures() {
        return measures;
    }
}
