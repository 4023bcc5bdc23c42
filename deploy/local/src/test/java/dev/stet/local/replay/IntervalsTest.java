package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IntervalsTest {

    @Test
    void areNoneWithoutMetrics() {
        assertThat(Intervals.lines(Bars.UNICODE, List.of())).isEmpty();
    }

    static Stream<Metric> metrics() {
        return Metrics.all().stream();
    }

    /** Whatever the name: those of core metrics, too. */
    @ParameterizedTest
    @MethodSource("metrics")
    void fitIntoATerminal(Metric metric) {
        Figure figure = new Figure(metric, 1, new Interval(0.5, 1), null, "");
        List<String> lines = Intervals.lines(Bars.UNICODE, List.of(figure));
        assertThat(lines).hasSize(3).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(0)).isEmpty();
        assertThat(lines.get(1)).matches("  95 % interval +0 % +50 % +100 %  value");
        assertThat(lines.get(2))
                .matches("  %s +░+▒+┃  .+".formatted(metric.id()))
                .endsWith(figure.text());
        assertThat(lines.get(2).indexOf("┃")).isEqualTo(lines.get(1).indexOf("  value") - 1);
    }
}
