package dev.stet.local.replay;

import java.time.Duration;

/** A lateness as a value of {@code --allowed-lateness}. */
final class LatenessOption {

    private static final long FEW = 120;

    private LatenessOption() {}

    /** Rounded up to a whole number of a unit that a person would choose. */
    static String of(long millis) {
        Duration wanted = Duration.ofMillis(Math.max(1, millis));
        if (wanted.toSeconds() < FEW) {
            return roundedUp(wanted, Duration.ofSeconds(1)) + "s";
        }
        if (wanted.toMinutes() < FEW) {
            return roundedUp(wanted, Duration.ofMinutes(1)) + "min";
        }
        return wanted.toHours() < FEW
                ? roundedUp(wanted, Duration.ofHours(1)) + "h"
                : roundedUp(wanted, Duration.ofDays(1)) + "d";
    }

    private static long roundedUp(Duration wanted, Duration unit) {
        return (wanted.toMillis() + unit.toMillis() - 1) / unit.toMillis();
    }
}
