package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One user's questions.
 *
 * <p>The user's value holds up to {@link #MOST_WITHIN}; a map in state holds the others, so that no
 * write takes more than about 100 kB even where a machine asks without end.
 */
final class QuestionMemory {

    /** Takes questions that have ended. */
    interface Ended {
        void question(Utf8 interactionId, Question question);
    }

    /** Questions in the user's value; further ones go to the map. */
    static final int MOST_WITHIN = 512;

    private final Key128 user;
    private final UserHome home;
    private final UserEnds ends;

    /** By interaction id the last instant that bears upon a question, and the question. */
    private final PackedRecords within;

    private boolean more;

    /**
     * @param within taken over
     * @param more whether the map holds questions
     */
    QuestionMemory(Key128 user, UserHome home, UserEnds ends, PackedRecords within, boolean more) {
        this.user = user;
        this.ends = ends;
        this.home = home;
        this.within = within;
        this.more = more;
    }

    PackedRecords within() {
        return within;
    }

    boolean hasMore() {
        return more;
    }

    @Nullable Question get(Utf8 interactionId, DimensionsTable dimensions) throws Exception {
        int record = within.find(interactionId);
        if (record >= 0) {
            return read(record, dimensions);
        }
        if (!more) {
            return null;
        }
        home.select(user);
        return home.questions().get(interactionId);
    }

    void put(Utf8 interactionId, Question question, DimensionsTable dimensions) throws Exception {
        if (within.size() < MOST_WITHIN || within.find(interactionId) >= 0) {
            if (more) {
                home.select(user);
                home.questions().remove(interactionId);
            }
            write(interactionId, question, dimensions);
        } else {
            home.select(user);
            home.questions().put(interactionId, question);
            more = true;
        }
    }

    /** Writes the dimensions of all as numbers of another table. */
    void renumber(DimensionsTable from, DimensionsTable to) throws IOException {
        for (int record = 0; record < within.size(); record++) {
            write(within.id(record), read(record, from), to);
        }
    }

    private void write(Utf8 interactionId, Question question, DimensionsTable dimensions)
            throws IOException {
        var out = home.scratch().out();
        out.clear();
        out.writeLong(question.lastRelevantMillis());
        question.write(out, dimensions);
        within.put(interactionId, out.getSharedBuffer(), out.length());
    }

    private Question read(int record, DimensionsTable dimensions) throws IOException {
        var in = home.scratch().in();
        in.setBuffer(within.bytes(), within.valueStart(record), within.valueLength(record));
        in.skipBytesToRead(Long.BYTES);
        return Question.read(in, dimensions);
    }

    private long lastRelevantMillis(int record) throws IOException {
        var in = home.scratch().in();
        in.setBuffer(within.bytes(), within.valueStart(record), Long.BYTES);
        return in.readLong();
    }

    /**
     * Removes those that have ended; the user is selected.
     *
     * @return when the first of those that remain ends; {@link Long#MAX_VALUE} for none
     */
    long sweep(long nowMillis, DimensionsTable dimensions, Ended ended) throws Exception {
        long next = Long.MAX_VALUE;
        for (int record = within.size() - 1; record >= 0; record--) {
            long end = ends.ofQuestion(lastRelevantMillis(record));
            if (end <= nowMillis) {
                ended.question(within.id(record), read(record, dimensions));
                within.remove(record);
            } else {
                next = Math.min(next, end);
            }
        }
        return more ? Math.min(next, sweepMap(nowMillis, ended)) : next;
    }

    /** Gives all away, and removes those in the map; the user is selected. Not used afterwards. */
    void erase(DimensionsTable dimensions, Ended erased) throws Exception {
        for (int record = 0; record < within.size(); record++) {
            erased.question(within.id(record), read(record, dimensions));
        }
        if (more) {
            for (Entry<Utf8, Question> each : home.questions().entries()) {
                erased.question(each.getKey(), each.getValue());
            }
            home.questions().clear();
        }
    }

    private long sweepMap(long nowMillis, Ended ended) throws Exception {
        long next = Long.MAX_VALUE;
        Iterator<Entry<Utf8, Question>> each = home.questions().iterator();
        while (each.hasNext()) {
            Entry<Utf8, Question> entry = each.next();
            long end = ends.ofQuestion(entry.getValue().lastRelevantMillis());
            if (end <= nowMillis) {
                ended.question(entry.getKey(), entry.getValue());
                each.remove();
            } else {
                next = Math.min(next, end);
            }
        }
        more = next != Long.MAX_VALUE;
        if (!more) {
            home.questions().clear();
        }
        return next;
    }
}
