package dev.stet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UsersTest {

    private static final int USERS = 6_400;
    private static final long MINUTE = 60_000;
    private static final int SESSION_MINUTES = 16;

    /** Draws a minute, over three rounds of all users. */
    private static final int DRAWS = 20_000;

    private static final int MINUTES = 3 * 8 * SESSION_MINUTES;

    @Test
    void comeForASessionAndBackAfterSeven() {
        Users users = users(USERS, SESSION_MINUTES * 60);
        int[] came = new int[USERS];
        long[] seen = new long[USERS];
        Arrays.fill(seen, Long.MIN_VALUE / 2);
        for (int minute = 0; minute < MINUTES; minute++) {
            boolean[] there = new boolean[USERS];
            for (int draw = 0; draw < DRAWS; draw++) {
                there[users.draw(draw + (long) DRAWS * minute, minute * MINUTE)] = true;
            }
            int present = 0;
            for (int user = 0; user < USERS; user++) {
                if (there[user]) {
                    present++;
                    came[user] += minute - seen[user] > SESSION_MINUTES ? 1 : 0;
                    seen[user] = minute;
                }
            }
            assertThat(present).as("an eighth of them").isBetween(USERS / 9, USERS / 8);
        }
        assertThat(came)
                .as("in three rounds")
                .satisfies(
                        each ->
                                assertThat(Arrays.stream(each))
                                        .allMatch(times -> times == 3 || times == 4));
    }

    @Test
    void ofEach64KeepTheirShare() {
        assertThat(shareOfTheMostPopular(users(USERS, 960)))
                .isCloseTo(shareOfTheMostPopular(users(USERS, 0)), within(0.01));
    }

    /** Over a round, in which each has been there once. */
    @Test
    void of64NeighboursAreEquallyPopular() {
        Users users = users(64, 64);
        int draws = 64_000;
        int[] drawn = new int[64];
        for (int draw = 0; draw < draws; draw++) {
            drawn[users.draw(draw, draw * 8L)]++;
        }
        assertThat(drawn)
                .satisfies(
                        each ->
                                assertThat(Arrays.stream(each))
                                        .allMatch(times -> times > 850 && times < 1_150));
    }

    @Test
    void areDrawnAlikeFromOneSeed() {
        Users one = users(USERS, 960);
        Users other = users(USERS, 960);
        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(other.draw(draw, draw * MINUTE)).isEqualTo(one.draw(draw, draw * MINUTE));
        }
    }

    /** Too few to take turns. */
    @Test
    void mayBeFew() {
        Users users = users(3, 60);
        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(users.draw(draw, draw * MINUTE)).isBetween(0, 2);
        }
    }

    /** Of a tenth of them. */
    private static double shareOfTheMostPopular(Users users) {
        int draws = DRAWS * 10;
        int popular = 0;
        for (int draw = 0; draw < draws; draw++) {
            popular += users.draw(draw, draw * MINUTE / 100) < USERS / 10 ? 1 : 0;
        }
        return (double) popular / draws;
    }

    private static Users users(int count, int sessionSeconds) {
        return new Users(
                new Chance(1),
                LoadSettings.DEFAULT.with(
                        load -> {
                            load.users = count;
                            load.sessionSeconds = sessionSeconds;
                        }));
    }
}
