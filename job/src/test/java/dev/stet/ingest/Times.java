package dev.stet.ingest;

import java.util.Random;

/** Event times by chance, many at the edges of what is allowed. */
final class Times {

    private static final String SOUP = "0123456789-:.+TtZz ";

    private Times() {}

    static String random(Random random) {
        StringBuilder time =
                new StringBuilder(
                        String.format(
                                "%04d-%02d-%02d%s%02d:%02d:%02d",
                                random.nextInt(3) == 0 ? random.nextInt(10_000) : 2026,
                                edge(random, 1, 13),
                                edge(random, 1, 32),
                                random.nextBoolean() ? "T" : "t",
                                edge(random, 0, 24),
                                edge(random, 0, 60),
                                edge(random, 0, 60)));
        if (random.nextBoolean()) {
            time.append('.');
            for (int digits = random.nextInt(13) - 1; digits >= 0; digits--) {
                time.append(random.nextInt(10));
            }
        }
        time.append(
                switch (random.nextInt(4)) {
                    case 0 -> "Z";
                    case 1 -> "z";
                    default ->
                            String.format(
                                    "%s%02d:%02d",
                                    random.nextBoolean() ? "+" : "-",
                                    edge(random, 0, 24),
                                    edge(random, 0, 60));
                });
        if (random.nextInt(10) == 0) {
            int at = random.nextInt(time.length());
            time.setCharAt(at, SOUP.charAt(random.nextInt(SOUP.length())));
        }
        return time.toString();
    }

    /** From {@code low} up to {@code bound}, the bound itself seldom. */
    private static int edge(Random random, int low, int bound) {
        return random.nextInt(40) == 0 ? bound : random.nextInt(low, bound);
    }
}
