package dev.stet.alerts.stream;

import dev.stet.alerts.Policy;
import dev.stet.alerts.Scope;
import dev.stet.bench.costs.KeyedStep;
import dev.stet.contract.Alert;
import dev.stet.contract.KpiRow;
import dev.stet.wire.CodecType;

/** The door through which benchmarks reach the operator of the alerts. */
public final class BenchedAlerts {

    private BenchedAlerts() {}

    /** With the default levels; rows are final at the end of their window. */
    public static KeyedStep<Scope, KpiRow, Alert> step() {
        return new KeyedStep<>(
                new AlertOperator(Policy.defaults(), (view, end) -> end - 1),
                Scope::of,
                CodecType.of(Scope.class, Scope.KeyCodec.class));
    }
}
