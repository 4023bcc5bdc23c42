package dev.stet;

import static dev.stet.testkit.Markdown.code;

import dev.stet.state.Shards;
import dev.stet.testkit.Markdown;
import java.util.List;
import java.util.Objects;

/** {@code docs/state.md}, from {@link StepState} and what the operators register. */
final class StateDoc {

    private StateDoc() {}

    static Markdown of(List<RegisteredState> registered) {
        Markdown text =
                Markdown.titled("State", "Step, StepState and the operators' own descriptors")
                        .paragraph(
                                "What each step stores, the uid and the name under which a"
                                        + " savepoint contains it, and what clears it. Uids are"
                                        + " never edited, only retired. The max parallelism is "
                                        + Shards.COUNT
                                        + " and cannot change. No state has a TTL: a TTL follows"
                                        + " processing time, and after an outage would delete state"
                                        + " that event time still needs. Sweeps and final timers"
                                        + " follow event time: while the watermark stands still,"
                                        + " nothing is cleared.");
        for (StepState step : StepState.ALL) {
            RegisteredState found = RegisteredState.find(registered, step.step());
            text.paragraph("## " + code(step.step().uid()));
            if (step.kept().isEmpty()) {
                text.paragraph(step.step().title() + ". No state, no timers.");
                continue;
            }
            text.paragraph(
                    "%s. Key: %s. Timers: %s."
                            .formatted(
                                    step.step().title(), lower(step.key()), lower(step.timers())));
            text.header("state", "kind", "contains", "cleared by");
            for (StepState.Kept kept : step.kept()) {
                text.row(
                        code(kept.name()),
                        Objects.requireNonNull(found.kinds().get(kept.name())),
                        kept.holds(),
                        kept.clearedBy());
            }
            text.end();
        }
        return text;
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
