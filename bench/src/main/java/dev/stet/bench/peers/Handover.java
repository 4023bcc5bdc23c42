package dev.stet.bench.peers;

import dev.stet.bench.contest.Contest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands a contest to operators of the same process, which a job graph reaches only by serializing
 * them: they carry the name, and find the meter and the cells under it.
 */
public final class Handover {

    private static final Map<String, Contest> CONTESTS = new ConcurrentHashMap<>();

    private Handover() {}

    /** Returns the name under which it lies, until {@link #forget}. */
    public static String leave(Contest contest) {
        String name = UUID.randomUUID().toString();
        CONTESTS.put(name, contest);
        return name;
    }

    /**
     * @throws IllegalStateException when nothing lies under that name in this process
     */
    public static Contest find(String name) {
        Contest contest = CONTESTS.get(name);
        if (contest == null) {
            throw new IllegalStateException("No contest was left under " + name);
        }
        return contest;
    }

    public static void forget(String name) {
        CONTESTS.remove(name);
    }
}
