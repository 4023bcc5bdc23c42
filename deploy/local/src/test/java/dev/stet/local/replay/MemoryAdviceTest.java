package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryAdviceTest {

    private static final long MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Java heap space             | 200  | -Xmx2g, or --state rocksdb",
                "GC overhead limit exceeded  | 2048 | -Xmx4g, or --state rocksdb",
                "Java heap space             | 2500 | -Xmx5g, or --state rocksdb",
                "Metaspace                   | 200  | -XX:MaxMetaspaceSize=512m",
                "Direct buffer memory        | 200  | '-Xmx2g -XX:MaxDirectMemorySize=1g'",
                "Cannot reserve 4096 bytes of direct buffer memory | 200 |"
                        + " '-Xmx2g -XX:MaxDirectMemorySize=1g'"
            })
    void saysWhatToRunWith(String message, long heap, String option) {
        OutOfMemoryError error = new OutOfMemoryError(message);
        String expected = "not enough memory: run with STET_JAVA_OPTS=" + option;

        assertThat(MemoryAdvice.of(error, heap * MEBIBYTE)).contains(expected);
        assertThat(MemoryAdvice.of(new IOException("job failed", error), heap * MEBIBYTE))
                .contains(expected);
        assertThat(MemoryAdvice.of(new SerializedThrowable(error), heap * MEBIBYTE))
                .contains(expected);
    }

    @Test
    void knowsTheFailureThatFlinkHidesAnOutOfMemoryErrorBehind() {
        OutOfMemoryError error = new OutOfMemoryError("Metaspace");
        Throwable hiding = error;
        try {
            ExceptionUtils.tryEnrichOutOfMemoryError(error, "more words", "", "");
        } catch (RuntimeException e) {
            hiding = e;
        }

        assertThat(MemoryAdvice.of(new IOException(hiding), MEBIBYTE))
                .hasValueSatisfying(advice -> assertThat(advice).startsWith("not enough memory"));
    }

    @Test
    void isSilentAboutOtherFailures() {
        assertThat(MemoryAdvice.of(new IOException("no space left"), MEBIBYTE)).isEmpty();
    }
}
