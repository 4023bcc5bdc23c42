package dev.stet.local.demo;

import java.util.List;
import java.util.Random;

/** Draws of the generator. */
record Chance(Random random) {

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** Each as probable as any other: from {@code least} to less than {@code most}. */
    long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least));
    }

    /** The mean of what {@link #between} draws. */
    static double mean(long least, long most) {
        return (least + most - 1) / 2.0;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static long one(boolean condition) {
        return condition ? 1 : 0;
    }
}
