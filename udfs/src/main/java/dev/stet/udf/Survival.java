package dev.stet.udf;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Kaplan–Meier estimate of the share of things that lasted longer than a time, where of some it
 * is only known that they lasted up to a time at which they were lost from sight.
 *
 * <p>Times are those of two histograms, so that what happened in one bucket counts as at one time,
 * first the events and then the losses. With n things at risk before a bucket and d events in it
 *
 * <pre>S = Π (1 − d / n), over all buckets up to that of the time</pre>
 *
 * <p>and by Greenwood's formula the variance of ln S is v = Σ d / (n (n − d)). The ends of the 95 %
 * interval are those of ln(−ln S), which keeps them within 0 and 1 and holds for few events, too:
 * S^exp(± z √v / ln S). Where S is 0 or 1, this has no width, and they are those of {@link Wilson}
 * for the things whose fate is known.
 *
 * <p><b>Source</b> Kaplan and Meier, JASA 53(282), 1958; Kalbfleisch and Prentice, The Statistical
 * Analysis of Failure Time Data, 1980, for the interval: {@code survfit} of R's {@code survival}
 * with {@code conf.type = "log-log"}.
 *
 * @param share S
 * @param trials of how many independent things a share S has the same standard error, (1 - S) / (S
 *     v); where S is 0 or 1, of how many the fate is known
 * @param low lower end of its 95 % interval
 * @param high upper end
 */
public record Survival(double share, double trials, double low, double high) {

    /**
     * @param changes times of events, by column {@code <name>_histogram}
     * @param censored times at which the others were lost from sight; who is in neither histogram
     *     was there at every time
     * @param all how many things there are
     * @param time in the unit of the histograms
     * @return null if an argument is null or no histogram, the counts contradict each other, there
     *     is nothing, or nothing was in sight at that time
     */
    public static @Nullable Survival at(
            @Nullable String changes,
            @Nullable String censored,
            @Nullable Long all,
            @Nullable Long time) {
        if (changes == null || censored == null || all == null || time == null || time < 0) {
            return null;
        }
        Histogram events = Histogram.parse(changes);
        Histogram losses = Histogram.parse(censored);
        return events == null || losses == null ? null : at(events, losses, all, time);
    }

    private static @Nullable Survival at(Histogram events, Histogram losses, long all, long time) {
        long atRisk = all;
        long gone = 0;
        double share = 1;
        double variance = 0;
        TreeSet<Integer> buckets = new TreeSet<>(events.buckets());
        buckets.addAll(losses.buckets());
        long inSight = all;
        int last = Histogram.bucket(time);
        for (int bucket : buckets) {
            long d = events.in(bucket);
            long c = losses.in(bucket);
            if (d < 0 || c < 0 || atRisk < d + c) {
                return null;
            }
            if (bucket <= last) {
                if (d > 0) {
                    share *= (double) (atRisk - d) / atRisk;
                    variance += d == atRisk ? 0 : (double) d / atRisk / (atRisk - d);
                }
                gone += d;
                inSight -= bucket == last ? d : d + c;
            }
            atRisk -= d + c;
        }
        if (gone + inSight <= 0) {
            return null;
        }
        return inSight == 0 && share > 0 ? null : of(share, variance, gone, inSight);
    }

    private static Survival of(double share, double variance, long gone, long inSight) {
        if (gone == 0 || share == 0) {
            double known = (double) gone + inSight;
            return new Survival(
                    share, known, Wilson.lower(inSight, known), Wilson.upper(inSight, known));
        }
        double spread = Wilson.Z * Math.sqrt(variance) / Math.log(share);
        return new Survival(
                share,
                (1 - share) / (share * variance),
                Math.pow(share, Math.exp(-spread)),
                Math.pow(share, Math.exp(spread)));
    }
}
