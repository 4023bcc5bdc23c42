package dev.stet.local.replay;

import dev.stet.contract.Origin;
import dev.stet.contract.Returned;
import dev.stet.local.Stet;
import java.util.Map;

/** The console, but its replay never ends: for a process that is to be stopped. */
final class EndlessReplay {

    private EndlessReplay() {}

    public static void main(String[] arguments) {
        Dataflow endless =
                (environment, settings, reading, run, outputs) ->
                        outputs.returned(
                                Outputs.LATE,
                                environment
                                        .fromSequence(0, Long.MAX_VALUE)
                                        .map(
                                                line ->
                                                        new Returned(
                                                                Returned.LATE,
                                                                "",
                                                                new Origin("f", -1, line),
                                                                0,
                                                                null))
                                        .returns(Returned.class),
                                returned -> "{}");
        System.exit(Stet.commandLine(new ReplayCommand(endless, Map.of())).execute(arguments));
    }
}
