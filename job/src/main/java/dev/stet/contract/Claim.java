package dev.stet.contract;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one subject tells another. The target keeps the latest claim of each source, so that a claim
 * can be repeated, changed and taken back.
 *
 * @param target the key of the subject that hears it
 * @param source the key of the subject that makes it
 * @param at the moment that it is about, epoch milliseconds
 * @param numbers by an index that the kind's maker and reader agree upon; null takes back what the
 *     source claimed before
 */
public record Claim(
        ClaimKind kind, Key128 target, Key128 source, long at, long @Nullable [] numbers)
        implements SubjectInput {

    @Override
    public Key128 key() {
        return target;
    }

    void put(Frame frame) {
        frame.putByte(kind.ordinal());
        frame.putKey(target);
        frame.putKey(source);
        frame.putLong(at);
        long[] all = numbers;
        if (all == null) {
            frame.putVarLong(0);
            return;
        }
        frame.putVarLong(all.length + 1L);
        for (long number : all) {
            frame.putZigZag(number);
        }
    }

    static Claim take(Frame frame) {
        ClaimKind kind = ClaimKind.at(frame.takeByte());
        Key128 target = frame.takeKey();
        Key128 source = frame.takeKey();
        long at = frame.takeLong();
        int count = (int) frame.takeVarLong() - 1;
        if (count < 0) {
            return new Claim(kind, target, source, at, null);
        }
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = frame.takeZigZag();
        }
        return new Claim(kind, target, source, at, numbers);
    }

    /** The same claim, taken back. */
    public Claim withdrawn() {
        return new Claim(kind, target, source, at, null);
    }

    public boolean isFrom(ClaimKind otherKind, Key128 otherSource) {
        return kind == otherKind && source.equals(otherSource);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Claim claim
                && kind == claim.kind
                && target.equals(claim.target)
                && source.equals(claim.source)
                && at == claim.at
                && Arrays.equals(numbers, claim.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * target.hashCode() + source.hashCode();
    }

    @Override
    public String toString() {
        return "%s %s of %s at %d: %s"
                .formatted(kind, target, source, at, Arrays.toString(numbers));
    }
}
