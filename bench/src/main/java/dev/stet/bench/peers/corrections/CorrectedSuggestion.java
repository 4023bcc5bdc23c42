package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.ContestColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is known of one suggestion, by event time, whatever order its events came in. */
final class CorrectedSuggestion {

    private static final long DECISION_MILLIS = 30 * 60_000L;
    private static final long[] HORIZON_MILLIS = {30_000, 120_000, 300_000, 600_000};
    private static final long LAST_HORIZON_MILLIS = 600_000;
    private static final Comparator<Edit> BY_TIME =
            Comparator.comparingLong(Edit::at).thenComparing(Edit::event);

    /**
     * @param distance 0 to 1
     */
    record Edit(long at, String event, double distance) {}

    final String id;

    private boolean shown;
    private long shownAt;
    private String shownEvent = "";
    private String feature = "";
    private final List<Long> accepts = new ArrayList<>(1);
    private final List<Edit> edits = new ArrayList<>(2);

    CorrectedSuggestion(String id) {
        this.id = id;
    }

    static CorrectedSuggestion unpacked(ByteBuffer from) {
        CorrectedSuggestion suggestion = new CorrectedSuggestion(CorrectionPacking.text(from));
        suggestion.shown = from.getChar() == 1;
        if (suggestion.shown) {
            suggestion.shownAt = from.getLong();
            suggestion.shownEvent = CorrectionPacking.text(from);
            suggestion.feature = CorrectionPacking.text(from);
        }
        for (int more = from.getChar(); more > 0; more--) {
            suggestion.accepts.add(from.getLong());
        }
        for (int more = from.getChar(); more > 0; more--) {
            suggestion.edits.add(
                    new Edit(from.getLong(), CorrectionPacking.text(from), from.getDouble()));
        }
        return suggestion;
    }

    void pack(CorrectionPacking to) {
        to.text(id).count(shown ? 1 : 0);
        if (shown) {
            to.number(shownAt).text(shownEvent).text(feature);
        }
        to.count(accepts.size());
        accepts.forEach(to::number);
        to.count(edits.size());
        edits.forEach(edit -> to.number(edit.at).text(edit.event).number(edit.distance));
    }

    void shown(long at, String event, String newFeature, Changes changes) {
        boolean earlier =
                !shown || at < shownAt || (at == shownAt && event.compareTo(shownEvent) < 0);
        if (earlier) {
            tell(-1, counted(), changes);
            shown = true;
            shownAt = at;
            shownEvent = event;
            feature = newFeature;
            tell(1, counted(), changes);
        }
    }

    void accepted(long at, Changes changes) {
        int place = 0;
        while (place < accepts.size() && accepts.get(place) < at) {
            place++;
        }
        if (place == accepts.size() || accepts.get(place) != at) {
            int before = counted();
            accepts.add(place, at);
            tellDifference(before, changes);
        }
    }

    void edited(Edit edit, Changes changes) {
        int place = edits.size();
        while (place > 0 && BY_TIME.compare(edits.get(place - 1), edit) >= 0) {
            place--;
        }
        if (place == edits.size() || BY_TIME.compare(edits.get(place), edit) != 0) {
            int before = counted();
            edits.add(place, edit);
            tellDifference(before, changes);
        }
    }

    /** Whether an event at this instant or later can no longer change anything. */
    boolean isOver(long millis) {
        if (shown) {
            return shownAt + DECISION_MILLIS + LAST_HORIZON_MILLIS < millis;
        }
        long last = Long.MIN_VALUE;
        last = accepts.isEmpty() ? last : Math.max(last, accepts.get(accepts.size() - 1));
        last = edits.isEmpty() ? last : Math.max(last, edits.get(edits.size() - 1).at);
        return last < millis;
    }

    private void tellDifference(int before, Changes changes) {
        int after = counted();
        if (before != after) {
            tell(-1, before & ~after, changes);
            tell(1, after & ~before, changes);
        }
    }

    private void tell(int sign, int columns, Changes changes) {
        for (int rest = columns; rest != 0; rest &= rest - 1) {
            ContestColumn column = CorrectionColumns.at(Integer.numberOfTrailingZeros(rest));
            changes.add(shownAt, feature, column, sign);
        }
    }

    /** The columns that it counts in, a bit each by {@link ContestColumn#ordinal()}. */
    private int counted() {
        if (!shown) {
            return 0;
        }
        int columns = 1 << ContestColumn.SHOWN.ordinal();
        for (long accept : accepts) {
            if (accept >= shownAt && accept <= shownAt + DECISION_MILLIS) {
                return columns | (1 << ContestColumn.ACCEPTED.ordinal()) | kept(accept);
            }
        }
        return columns;
    }

    private int kept(long accept) {
        int columns = 0;
        for (int horizon = 0; horizon < HORIZON_MILLIS.length; horizon++) {
            double distance = distance(accept, accept + HORIZON_MILLIS[horizon]);
            columns |= distance < 1 ? 1 << (ContestColumn.PRESENT_30S.ordinal() + horizon) : 0;
            columns |= distance == 0 ? 1 << (ContestColumn.UNCHANGED_30S.ordinal() + horizon) : 0;
        }
        return columns;
    }

    /** Of the last edit in the interval, both ends in it; 0 if there is none. */
    private double distance(long from, long to) {
        for (int i = edits.size() - 1; i >= 0; i--) {
            Edit edit = edits.get(i);
            if (edit.at <= to) {
                return edit.at >= from ? edit.distance : 0;
            }
        }
        return 0;
    }
}
