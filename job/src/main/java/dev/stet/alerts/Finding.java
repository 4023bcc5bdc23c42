package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one metric in one row.
 *
 * @param holds whether what the alert says is so, by the 95 % interval where there is one: as long
 *     as it is, an alert that was raised stands
 * @param isReady whether it may be raised, if it is more than chance
 * @param p of chance alone; NaN for a rule that has none
 * @param critical the same of the critical level, if that is crossed beside the milder one that
 *     this is about; else null
 * @param owner who answers for it; null for nobody
 */
record Finding(
        AlertKind kind,
        String metricId,
        LookRow row,
        boolean holds,
        boolean isReady,
        double p,
        @Nullable Finding critical,
        @Nullable String level,
        Alert.Numbers numbers,
        @Nullable String owner,
        String words) {

    static final String WARN = "warn";
    static final String CRITICAL = "critical";
}
