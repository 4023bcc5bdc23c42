package dev.stet.lifecycle;

import dev.stet.contract.Key128;
import dev.stet.contract.Utf8;
import org.jspecify.annotations.Nullable;

/** What is remembered of one user; Flink state in the job, plain maps in a test. */
interface QuestionStore {

    @Nullable Question question(Utf8 interactionId) throws Exception;

    void keep(Utf8 interactionId, Question question) throws Exception;

    @Nullable Chain chain(Key128 fingerprint) throws Exception;

    void keep(Key128 fingerprint, Chain chain) throws Exception;

    /**
     * @param day days since 1970-01-01 UTC
     */
    @Nullable UserDay day(long day);

    void keep(long day, UserDay after);
}
