package dev.stet.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Who does it. The popularity of the user of rank r goes with r to the power of minus the skew,
 * drawn by the inverse of the continuous distribution, which needs no table.
 *
 * <p>With sessions, neighbours in rank take turns: of each 64 there are eight at a time, the
 * longest of them leaves, and the next one comes. Which of the eight it is does not depend on the
 * rank, so that the 64 are equally popular.
 */
final class Users {

    /** After a session, a user pauses for so many. */
    static final int PAUSES = 7;

    private static final int AT_A_TIME = 8;
    private static final int NEIGHBOURS = AT_A_TIME * (1 + PAUSES);

    private final Chance chance;
    private final int count;
    private final double skew;
    private final double oneUser;

    /** From one to the next of the neighbours; 0 for no sessions. */
    private final int turnMillis;

    Users(Chance chance, LoadSettings settings) {
        this.chance = chance;
        this.count = settings.users();
        this.skew = settings.skew();
        this.oneUser = settings.oneUser();
        this.turnMillis = settings.sessionSeconds() * 1_000 / AT_A_TIME;
    }

    /** The rank of the user who opens this then, from 0. */
    int draw(long number, long atMillis) {
        if (oneUser > 0 && chance.share(number, LoadDraw.IS_ONE_USER) < oneUser) {
            return 0;
        }
        double share = chance.share(number, LoadDraw.USER);
        int rank = (int) Math.min(count - 1.0, rank(share) - 1);
        return turnMillis == 0 ? rank : whoIsThere(rank, number, atMillis);
    }

    /** One of the neighbours; of those of the least popular, who may be fewer, any. */
    private int whoIsThere(int rank, long number, long atMillis) {
        int first = rank - rank % NEIGHBOURS;
        if (first + NEIGHBOURS > count) {
            return rank;
        }
        long turn = (atMillis + chance.below(turnMillis, first, LoadDraw.SESSION)) / turnMillis;
        long one = turn + chance.below(AT_A_TIME, number, LoadDraw.SESSION);
        return first + (int) (one % NEIGHBOURS);
    }

    /** In [1, count + 1). */
    private double rank(double share) {
        if (skew == 0) {
            return 1 + share * count;
        }
        if (skew == 1) {
            return StrictMath.exp(share * StrictMath.log(count + 1.0));
        }
        double power = 1 - skew;
        double whole = StrictMath.pow(count + 1.0, power) - 1;
        return StrictMath.pow(1 + share * whole, 1 / power);
    }

    /** UTF-8; unlike for unlike ranks, and of one length. */
    byte[] id(int rank) {
        byte[] id = "user-00000000".getBytes(StandardCharsets.US_ASCII);
        long rest = rank;
        for (int at = id.length - 1; rest > 0; at--) {
            id[at] = Hexadecimal.digit((int) rest);
            rest >>>= 4;
        }
        return id;
    }
}
