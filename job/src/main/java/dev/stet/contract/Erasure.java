package dev.stet.contract;

/**
 * Has one shard of subjects forget a user: those that are the user's end as they stand.
 *
 * @param key any key of the shard
 * @param user the pseudonym
 */
public record Erasure(Key128 key, Key128 user) implements SubjectInput {

    void put(Frame frame) {
        frame.putKey(key);
        frame.putKey(user);
    }

    static Erasure take(Frame frame) {
        return new Erasure(frame.takeKey(), frame.takeKey());
    }
}
