package dev.stet.contract;

import java.util.concurrent.TimeUnit;

/**
 * The length of a window. Windows are tumbling, start-inclusive, end-exclusive, and those of UTC;
 * only days can be those of another zone, and have another length: see {@link DayZone}.
 */
public enum Grain {
    MINUTE("1m", TimeUnit.MINUTES.toMillis(1)),
    HOUR("1h", TimeUnit.HOURS.toMillis(1)),
    DAY("1d", TimeUnit.DAYS.toMillis(1));

    private final String label;
    private final long millis;

    Grain(String label, long millis) {
        this.label = label;
        this.millis = millis;
    }

    /** As in options and KPI rows: {@code 1h}. */
    public String label() {
        return label;
    }

    /** Of a day 24 hours, whatever the zone. */
    public long millis() {
        return millis;
    }

    /**
     * The start of the window of UTC that holds this instant; right for instants before 1970 too.
     */
    public long utcStart(long instantMillis) {
        return Math.floorDiv(instantMillis, millis) * millis;
    }

    /**
     * @throws IllegalArgumentException naming what was given and what is known
     */
    public static Grain of(String label) {
        for (Grain grain : values()) {
            if (grain.label.equals(label)) {
                return grain;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no grain; choose among 1m, 1h, 1d".formatted(label));
    }
}
