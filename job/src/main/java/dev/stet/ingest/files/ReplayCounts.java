package dev.stet.ingest.files;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;

/** Counts the records that a replay hands on, and notes what it meets. */
final class ReplayCounts {

    private final ReplayProgress progress;
    private final ReplaySettings settings;
    private long records;
    private long refused;
    private long late;

    ReplayCounts(ReplaySplit split, ReplaySettings settings, ReplayProgress progress) {
        this.progress = progress;
        this.settings = settings;
        this.records = split.records();
        this.refused = split.refused();
        this.late = split.late();
        progress.set(records, refused, late);
    }

    long records() {
        return records;
    }

    long refused() {
        return refused;
    }

    long late() {
        return late;
    }

    /**
     * @param newest event time of its file so far, epoch milliseconds
     */
    void add(Decoded decoded, Origin origin, long newest, boolean isLate) {
        note(decoded, origin, newest, isLate);
        records++;
        refused += decoded instanceof Refusal ? 1 : 0;
        late += isLate ? 1 : 0;
        progress.set(records, refused, late);
    }

    private void note(Decoded decoded, Origin origin, long newest, boolean isLate) {
        ReplayFindings findings = progress.findings();
        if (decoded instanceof Refusal refusal) {
            findings.refused(refusal, origin);
        } else if (decoded instanceof PassedOver passed) {
            findings.passedOver(passed);
        } else if (decoded instanceof ValidEvent event) {
            long eventTime = event.header().eventTimeMillis();
            if (eventTime > settings.asOfMillis()) {
                findings.afterEnd();
            } else if (isLate) {
                findings.late(origin, newest - eventTime - settings.outOfOrderness().toMillis());
            } else {
                findings.counted(eventTime);
                if (event.hot() instanceof SuggestionEvent suggestion) {
                    findings.counted(suggestion, origin);
                }
            }
        }
    }
}
