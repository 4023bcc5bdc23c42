package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One user's questions.
 *
 * <p>Of a user without end, a machine perhaps, only so many lie in the user's value, and further
 * ones in a map beside, so that no write takes more than about 100 kB.
 */
final class QuestionMemory {

    /** What is done with a question that has ended. */
    interface Ended {
        void question(Utf8 interactionId, Question question);
    }

    private final UserMemory.Home home;

    /** By interaction id the last instant that bears upon a question, and the question. */
    private final PackedRecords within;

    private boolean more;

    /**
     * @param within taken over
     * @param more whether there are questions in the map beside
     */
    QuestionMemory(UserMemory.Home home, PackedRecords within, boolean more) {
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

    @Nullable Question get(UserMemory user, Utf8 interactionId) throws Exception {
        int record = within.find(interactionId);
        if (record >= 0) {
            return read(record, user.dimensions());
        }
        if (!more) {
            return null;
        }
        user.select();
        return home.questions().get(interactionId);
    }

    void put(UserMemory user, Utf8 interactionId, Question question) throws Exception {
        if (within.size() < UserMemory.MOST_WITHIN || within.find(interactionId) >= 0) {
            if (more) {
                user.select();
                home.questions().remove(interactionId);
            }
            write(interactionId, question, user.dimensions());
        } else {
            user.select();
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
     * Lets go those that have ended; the user is selected.
     *
     * @return when the first of those that remain ends; {@link Long#MAX_VALUE} for none
     */
    long sweep(UserMemory user, long nowMillis, Ended ended) throws Exception {
        long next = Long.MAX_VALUE;
        for (int record = within.size() - 1; record >= 0; record--) {
            long end = user.endOfQuestion(lastRelevantMillis(record));
            if (end <= nowMillis) {
                ended.question(within.id(record), read(record, user.dimensions()));
                within.remove(record);
            } else {
                next = Math.min(next, end);
            }
        }
        return more ? Math.min(next, sweepBeside(user, nowMillis, ended)) : next;
    }

    private long sweepBeside(UserMemory user, long nowMillis, Ended ended) throws Exception {
        long next = Long.MAX_VALUE;
        Iterator<Entry<Utf8, Question>> each = home.questions().iterator();
        while (each.hasNext()) {
            Entry<Utf8, Question> entry = each.next();
            long end = user.endOfQuestion(entry.getValue().lastRelevantMillis());
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
