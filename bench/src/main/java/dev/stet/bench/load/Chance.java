package dev.stet.bench.load;

/**
 * Randomness without a state: each draw is a function of the seed, of whose draw it is and of what
 * is drawn. So nothing about a suggestion need be kept but its number. The mixer is that of
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
 *
 * <p>{@link StrictMath}, so that all machines draw the same.
 */
final class Chance {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** By draw. */
    private final long[] seeds = new long[LoadDraw.values().length];

    Chance(long seed) {
        for (int draw = 0; draw < seeds.length; draw++) {
            seeds[draw] = mix(mix(seed + GOLDEN) + (draw + 1) * GOLDEN);
        }
    }

    /** A bijection of 64 bits. */
    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 64 even bits; different for different numbers. */
    long bits(long number, LoadDraw draw) {
        return mix(seeds[draw.ordinal()] ^ number);
    }

    /** Even in [0, 1). */
    double share(long number, LoadDraw draw) {
        return (bits(number, draw) >>> 11) * 0x1.0p-53;
    }

    /** Even in [0, bound). */
    int below(int bound, long number, LoadDraw draw) {
        return (int) (share(number, draw) * bound);
    }

    /** Exponential, at least 1 millisecond. */
    long waiting(double meanMillis, long number, LoadDraw draw) {
        return 1 + (long) exponential(meanMillis, number, draw);
    }

    double exponential(double mean, long number, LoadDraw draw) {
        return -StrictMath.log(1 - share(number, draw)) * mean;
    }
}
