package dev.stet.bench.contest;

/**
 * One system that answers the contest's question, written as its own users would write it.
 *
 * <p>The question: per minute of event time (UTC, by the opening event) and {@code feature}, the
 * {@link ContestColumn columns}, defined as in the specification. An implementation is final and
 * has a public constructor without arguments.
 */
public interface Contender {

    /**
     * Reads the whole topic, tells the meter, and fills the cells; returns once they are complete.
     */
    void run(Contest contest) throws Exception;
}
