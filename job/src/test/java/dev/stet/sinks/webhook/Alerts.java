package dev.stet.sinks.webhook;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;

/** Alerts to send. */
final class Alerts {

    private Alerts() {}

    /** One of many, each with its own id. */
    static Alert alert(int number) {
        return alert(number, "support");
    }

    static Alert alert(int number, String segment) {
        return new Alert(
                new Alert.Subject(
                        "acme",
                        AlertKind.LEVEL,
                        "csat_mean",
                        Grain.DAY,
                        number * 86_400_000L,
                        (number + 1) * 86_400_000L,
                        "workflow",
                        segment),
                AlertStatus.RAISED,
                1,
                false,
                "critical",
                number * 86_400_000L,
                new Alert.Numbers(
                        3.2, 3.1, 3.3, 3.5, "response_rate", Double.NaN, Double.NaN, Double.NaN),
                "support",
                "csat_mean of workflow %s is 3.20 of 5.".formatted(segment));
    }
}
