package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PatienceTest {

    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private boolean silent() {
        try {
            never.await();
            return true;
        } catch (InterruptedException e) {
            interrupted.countDown();
            return false;
        }
    }

    @Test
    void hasWhatIsAnswered() throws Exception {
        assertThat(new Patience(Duration.ofSeconds(20)).await("ask", () -> "yes")).isEqualTo("yes");
    }

    @Test
    void hasWhatIsThrown() {
        IOException refused = new IOException("refused");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(
                        () ->
                                new Patience(Duration.ofSeconds(20))
                                        .await(
                                                "ask",
                                                () -> {
                                                    throw refused;
                                                }))
                .withCause(refused);
    }

    /** A hundred that had a second each would take longer than this test may. */
    @Test
    void endsForAllQuestionsTogether() throws Exception {
        Patience patience = new Patience(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> patience.await("ask", this::silent))
                    .withMessage("no answer within 1 s");
        }
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
