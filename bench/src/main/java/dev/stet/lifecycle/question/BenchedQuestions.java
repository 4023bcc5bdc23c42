package dev.stet.lifecycle.question;

import dev.stet.bench.costs.KeyedStep;
import dev.stet.config.StetConfig;
import dev.stet.contract.Fact;
import dev.stet.contract.QuestionEvent;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.state.CacheSize;

/** The door through which benchmarks reach the operator of questions. */
public final class BenchedQuestions {

    private BenchedQuestions() {}

    public static KeyedStep<?, QuestionEvent, Fact> step(StetConfig config, int cacheEntries) {
        return new KeyedStep<>(
                new QuestionOperator(
                        config.cube(),
                        config.allowedLateness(),
                        OutcomeRows.NONE,
                        false,
                        new CacheSize(cacheEntries)),
                QuestionEvent::user,
                QuestionOperator.KEY);
    }
}
