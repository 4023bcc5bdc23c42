package dev.stet;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long whoever submits a job waits for others, over all that is asked together. Some clients
 * wait for ever for who does not answer, each in its own way, so each question has a thread that
 * can be left behind. For use by one thread.
 */
final class Patience {

    private final Duration whole;
    private long leftNanos;

    /**
     * @param whole at least 1 s, for what is said when it ends
     */
    Patience(Duration whole) {
        this.whole = whole;
        this.leftNanos = whole.toNanos();
    }

    /**
     * What comes of a question.
     *
     * @param name of its thread
     * @throws ExecutionException around what the question throws
     * @throws TimeoutException saying how long was waited, once all patience is used up
     */
    <T> T await(String name, Callable<T> question) throws ExecutionException, TimeoutException {
        FutureTask<T> answer = new FutureTask<>(question);
        Thread asking = new Thread(answer, name);
        asking.setDaemon(true);
        long start = System.nanoTime();
        asking.start();
        try {
            return answer.get(leftNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asking.interrupt();
            throw new TimeoutException("no answer within %d s".formatted(whole.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while others were asked", e);
        } finally {
            leftNanos = Math.max(0, leftNanos - (System.nanoTime() - start));
        }
    }
}
