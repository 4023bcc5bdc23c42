package dev.stet.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Who does it. The popularity of the user of rank r goes with r to the power of minus the skew,
 * drawn by the inverse of the continuous distribution, which needs no table.
 */
final class Users {

    private final Chance chance;
    private final int count;
    private final double skew;
    private final double oneUser;

    Users(Chance chance, LoadSettings settings) {
        this.chance = chance;
        this.count = settings.users();
        this.skew = settings.skew();
        this.oneUser = settings.oneUser();
    }

    /** The rank of the user who opens this, from 0. */
    int draw(long number) {
        if (oneUser > 0 && chance.share(number, Draw.IS_ONE_USER) < oneUser) {
            return 0;
        }
        double share = chance.share(number, Draw.USER);
        return (int) Math.min(count - 1.0, rank(share) - 1);
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
