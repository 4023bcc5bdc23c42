package dev.stet.bench.micro;

import dev.stet.contract.Key128;
import dev.stet.ingest.privacy.BenchedFingerprints;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Million questions a second: the normal form alone, and with the keyed hash. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FingerprintBenchmark {

    /** Only the first takes the short way of ASCII. */
    public enum Text {
        ASCII("How do I UNDO the last change in Report 4711, please?"),
        LATIN("Où est la dernière modification du rapport n° 4711, s’il vous plaît ?"),
        WIDE("レポート４７１１の最後の変更を元に戻すにはどうすればよいですか？");

        private final String text;

        Text(String text) {
            this.text = text;
        }
    }

    @Param public Text text = Text.ASCII;

    private final BenchedFingerprints fingerprints = new BenchedFingerprints();
    private byte[] bytes = new byte[0];

    @Setup
    public void read() {
        bytes = text.text.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public int normalForm() {
        return fingerprints.normalise(bytes);
    }

    @Benchmark
    public Key128 fingerprint() {
        return fingerprints.fingerprint(bytes);
    }
}
