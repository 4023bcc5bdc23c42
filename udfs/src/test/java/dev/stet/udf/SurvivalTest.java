package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against R's {@code survival}, an exact estimate, and simulated samples.
 *
 * <p>The sample for R, 600 things of which 168 change and 102 are there after 600 s; R 4.2.2,
 * survival 3.5-3:
 *
 * <pre>
 * library(survival)
 * x &lt;- Reduce(function(x, i) (16807 * x) %% 2147483647, 1:1200, accumulate = TRUE, 1)[-1]
 * seconds &lt;- x[c(TRUE, FALSE)] %% 700 + 1
 * changed &lt;- x[c(FALSE, TRUE)] %% 3 == 0 &amp; seconds &lt;= 600
 * s &lt;- pmin(seconds, 601)
 * b &lt;- function(s) { i &lt;- ceiling(64 * log2(s)) - 1; i + (s == 121 | s == 301) }
 * fit &lt;- function(time) survfit(Surv(time, changed) ~ 1, conf.type = "log-log")
 * at &lt;- c(30, 120, 300, 600)
 * print(summary(fit(b(s)), times = b(at))[c("surv", "lower", "upper")], digits = 12)
 * print(summary(fit(s), times = at)[c("surv", "lower", "upper")], digits = 12)
 * </pre>
 */
final class SurvivalTest {

    private static final int LAST_SECOND = 600;

    private final SurvivalAt at = new SurvivalAt();
    private final SurvivalLower lower = new SurvivalLower();
    private final SurvivalUpper upper = new SurvivalUpper();

    /**
     * @param censored or changed
     */
    private record Life(long seconds, boolean censored) {}

    /** Histograms as the lifecycle of suggestions makes them. */
    private static String histogram(List<Life> lives, boolean censored) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (Life life : lives) {
            if (life.censored == censored && life.seconds <= LAST_SECOND) {
                boolean split = life.seconds == 121 || life.seconds == 301;
                counts.merge(Histogram.bucket(life.seconds) + (split ? 1 : 0), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(each -> (each.getKey() == -2 ? "zero" : each.getKey()) + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    private Survival survival(List<Life> lives, long seconds) {
        String changes = histogram(lives, false);
        String censored = histogram(lives, true);
        long all = lives.size();
        return new Survival(
                Objects.requireNonNull(at.eval(changes, censored, all, seconds)),
                Objects.requireNonNull(Survival.at(changes, censored, all, seconds)).trials(),
                Objects.requireNonNull(lower.eval(changes, censored, all, seconds)),
                Objects.requireNonNull(upper.eval(changes, censored, all, seconds)));
    }

    private static List<Life> ofR() {
        List<Life> lives = new ArrayList<>();
        long x = 1;
        for (int i = 0; i < 600; i++) {
            x = 16_807 * x % 2_147_483_647;
            long seconds = x % 700 + 1;
            x = 16_807 * x % 2_147_483_647;
            lives.add(new Life(seconds, x % 3 != 0));
        }
        return lives;
    }

    @ParameterizedTest
    @CsvSource({
        "30, 0.981430306118, 0.966717957097, 0.989673671990",
        "120, 0.938967781993, 0.916000394331, 0.955806745591",
        "300, 0.838003025558, 0.802698244265, 0.867516638565",
        "600, 0.553444247805, 0.495911864310, 0.607131786185"
    })
    void agreesWithR(long seconds, double share, double low, double high) {
        Survival found = survival(ofR(), seconds);
        assertThat(found.share()).isCloseTo(share, within(1e-12));
        assertThat(found.low()).isCloseTo(low, within(1e-12));
        assertThat(found.high()).isCloseTo(high, within(1e-12));
    }

    /** What whole seconds and buckets of 1.1 % add to the error: R's figures of exact seconds. */
    @ParameterizedTest
    @CsvSource({
        "30, 0.981430306118, 0.966717957097, 0.989673671990",
        "120, 0.938967781993, 0.916000394331, 0.955806745591",
        "300, 0.837910621540, 0.802583787361, 0.867442782564",
        "600, 0.552319427888, 0.494637497197, 0.606160263042"
    })
    void bucketsAddLittleToTheError(long seconds, double share, double low, double high) {
        Survival found = survival(ofR(), seconds);
        assertThat(found.share()).isCloseTo(share, within(1.5e-3));
        assertThat(found.low()).isCloseTo(low, within(1.5e-3));
        assertThat(found.high()).isCloseTo(high, within(1.5e-3));
    }

    /** 9 of 10 are left after 10 s, one is lost at 15 s, and of 8 two change at 20 s. */
    @Test
    void isTheProductOfWhatIsLeftEachTime() {
        String changes = "212:1 276:2";
        String censored = "250:1";
        assertThat(at.eval(changes, censored, 10L, 0L)).isEqualTo(1.0);
        assertThat(at.eval(changes, censored, 10L, 10L)).isCloseTo(0.9, within(1e-15));
        assertThat(at.eval(changes, censored, 10L, 20L)).isCloseTo(0.675, within(1e-15));
        assertThat(at.eval(changes, censored, 10L, 600L)).isCloseTo(0.675, within(1e-15));
        assertThat(at.eval("276:2 212:1", "250:2 250:-1", 10L, 30L))
                .as("buckets in any order, more than once")
                .isCloseTo(0.675, within(1e-15));
    }

    @Test
    void changesComeBeforeLossesOfTheSameTime() {
        assertThat(at.eval("212:1", "212:1", 2L, 10L)).isEqualTo(0.5);
        assertThat(at.eval("212:1", "-1:1", 2L, 10L)).isEqualTo(0.0);
    }

    @Test
    void whatIsAllOrNothingHasTheWilsonIntervalOfWhatIsKnown() {
        assertThat(lower.eval("", "", 20L, 600L)).isEqualTo(Wilson.lower(20, 20));
        assertThat(upper.eval("", "", 20L, 600L)).isEqualTo(1.0);
        assertThat(lower.eval("", "-1:5", 20L, 600L)).isEqualTo(Wilson.lower(15, 15));
        assertThat(lower.eval("212:9", "-1:5", 14L, 10L)).isEqualTo(0.0);
        assertThat(upper.eval("212:9", "-1:5", 14L, 10L)).isEqualTo(Wilson.upper(0, 9));
    }

    @Test
    void isNullWhereNothingCanBeSaid() {
        assertThat(at.eval(null, "", 9L, 30L)).isNull();
        assertThat(at.eval("", null, 9L, 30L)).isNull();
        assertThat(at.eval("", "", null, 30L)).isNull();
        assertThat(at.eval("", "", 9L, null)).isNull();
        assertThat(at.eval("", "", 9L, -1L)).isNull();
        assertThat(at.eval("", "", 0L, 30L)).as("none").isNull();
        assertThat(at.eval("x", "", 9L, 30L)).as("no histogram").isNull();
        assertThat(at.eval("-1:3", "600:7", 9L, 30L)).as("more than there are").isNull();
        assertThat(at.eval("-1:-1", "", 9L, 30L)).as("less than none").isNull();
        assertThat(at.eval("-1:3", "212:6", 9L, 11L)).as("nothing in sight").isNull();
        assertThat(at.eval("-1:3", "212:6", 9L, 10L)).as("up to then").isNotNull();
        assertThat(lower.eval("-1:3", "212:6", 9L, 11L)).isNull();
        assertThat(upper.eval("-1:3", "212:6", 9L, 11L)).isNull();
    }

    /** The product over exact times, one life after the other; whole milliseconds. */
    private static double exact(List<Life> millis, long horizonMillis) {
        double share = 1;
        for (Life life : millis) {
            if (!life.censored && life.seconds <= horizonMillis) {
                long atRisk =
                        millis.stream().filter(other -> other.seconds >= life.seconds).count();
                share *= 1 - 1.0 / atRisk;
            }
        }
        return share;
    }

    /** Half of the lives are closed, most within minutes, as in writing sessions. */
    private static List<Life> drawn(Random random, int size) {
        List<Life> millis = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double change = -Math.log(random.nextDouble()) * 900_000;
            double loss = random.nextBoolean() ? -Math.log(random.nextDouble()) * 300_000 : 1e9;
            millis.add(new Life(1 + (long) Math.min(change, loss), loss < change));
        }
        return millis;
    }

    private static List<Life> inSeconds(List<Life> millis) {
        return millis.stream()
                .map(life -> new Life((life.seconds + 999) / 1_000, life.censored))
                .toList();
    }

    @Test
    void isWithinAThousandthOfTheExactEstimate() {
        Random random = new Random(5);
        double worst = 0;
        for (int run = 0; run < 20; run++) {
            List<Life> millis = drawn(random, 500);
            for (int seconds : List.of(30, 120, 300, 600)) {
                double found = survival(inSeconds(millis), seconds).share();
                worst = Math.max(worst, Math.abs(found - exact(millis, seconds * 1_000L)));
            }
        }
        assertThat(worst).isLessThan(1e-3).isGreaterThan(0);
    }

    /** The share of samples whose interval holds the true share; exp(−t / 900 s) here. */
    /** As many as there are, where of all it is known what became of them; else fewer. */
    @Test
    void isWorthAsManyThingsAsAreKnown() {
        Survival known = Objects.requireNonNull(Survival.at("212:3 250:2", "", 20L, 600L));
        assertThat(known.trials()).isCloseTo(20, within(1e-9));
        Survival lost = Objects.requireNonNull(Survival.at("250:2", "212:10", 20L, 600L));
        assertThat(lost.share()).isCloseTo(0.8, within(1e-12));
        assertThat(lost.trials()).isCloseTo(10, within(1e-9));
        assertThat(Objects.requireNonNull(Survival.at("", "-1:5", 20L, 600L)).trials())
                .isEqualTo(15);
    }

    @Test
    void theIntervalHoldsTheTruth() {
        Random random = new Random(9);
        SoftAssertions softly = new SoftAssertions();
        for (int size : List.of(50, 200, 1_000)) {
            int samples = 2_000;
            Map<Integer, Integer> held = new TreeMap<>();
            for (int sample = 0; sample < samples; sample++) {
                List<Life> lives = inSeconds(drawn(random, size));
                for (int seconds : List.of(30, 120, 300, 600)) {
                    Survival found = survival(lives, seconds);
                    double truth = Math.exp(-seconds / 900.0);
                    boolean holds = found.low() <= truth && truth <= found.high();
                    held.merge(seconds, holds ? 1 : 0, Integer::sum);
                }
            }
            held.forEach(
                    (seconds, count) -> {
                        double share = (double) count / samples;
                        softly.assertThat(share)
                                .as("of %d things, at %d s", size, seconds)
                                .isBetween(0.93, 0.99);
                    });
        }
        softly.assertAll();
    }
}
