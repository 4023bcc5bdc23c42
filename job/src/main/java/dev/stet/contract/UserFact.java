package dev.stet.contract;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Fact} adds to the sums of the user that opened its subject: additive, possibly
 * negative, valid at one cohort time.
 *
 * @param user the pseudonym
 * @param cohortMillis event time of the subject's opening, epoch milliseconds
 */
public record UserFact(
        Key128 user, ExperimentMetric metric, long cohortMillis, long numerator, long denominator)
        implements SubjectInput {

    /**
     * Emits what a fact adds to the sums of its user.
     *
     * @param user null where nobody knows who opened the subject
     * @param measures of the fact
     * @return whether there is any
     */
    public static boolean emit(
            @Nullable Key128 user,
            View view,
            long cohortMillis,
            long[] measures,
            Consumer<UserFact> out) {
        boolean any = false;
        for (ExperimentMetric metric : ExperimentMetric.of(view)) {
            long numerator = metric.numerator(measures);
            long denominator = metric.denominator(measures);
            if (user != null && (numerator != 0 || denominator != 0)) {
                out.accept(new UserFact(user, metric, cohortMillis, numerator, denominator));
                any = true;
            }
        }
        return any;
    }

    @Override
    public Key128 key() {
        return user;
    }

    void put(Frame frame) {
        frame.putByte(metric.ordinal());
        frame.putKey(user);
        frame.putLong(cohortMillis);
        frame.putZigZag(numerator);
        frame.putZigZag(denominator);
    }

    static UserFact take(Frame frame) {
        ExperimentMetric metric = ExperimentMetric.at(frame.takeByte());
        return new UserFact(
                frame.takeKey(), metric, frame.takeLong(), frame.takeZigZag(), frame.takeZigZag());
    }

    /** Both as one, at this one's time. */
    public UserFact plus(UserFact other) {
        return new UserFact(
                user,
                metric,
                cohortMillis,
                numerator + other.numerator,
                denominator + other.denominator);
    }

    public boolean isZero() {
        return numerator == 0 && denominator == 0;
    }
}
