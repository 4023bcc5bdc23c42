package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import org.jspecify.annotations.Nullable;

/** What is remembered of one user; Flink state in the job, plain maps in a test. */
interface QuestionStore {

    @Nullable Question question(Utf8 interactionId) throws Exception;

    void keep(Utf8 interactionId, Question question) throws Exception;

    @Nullable Chain chain(Key128 fingerprint) throws Exception;

    void keep(Key128 fingerprint, Chain chain) throws Exception;

    /** May be changed in place; {@link #minutesChanged} must be called then. */
    UserMinutes minutes();

    /**
     * The minutes have changed.
     *
     * @param atMillis the instant of a question counted, or no more
     */
    void minutesChanged(long atMillis);
}
