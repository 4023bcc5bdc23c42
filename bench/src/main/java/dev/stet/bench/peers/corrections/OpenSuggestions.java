package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.Contest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The suggestions of one user that may still change: those shown in the last 40 min, a handful.
 *
 * <p>Those that are over are dropped when the user's next event comes.
 */
public final class OpenSuggestions {

    private static final int HEAD_BYTES = 16;
    private static final int SUGGESTION_BYTES = 200;

    private final List<CorrectedSuggestion> suggestions = new ArrayList<>();
    private long newest = Long.MIN_VALUE;

    /**
     * What {@link #packed()} made bytes of.
     *
     * @param packed null for a user without any
     */
    public static OpenSuggestions unpacked(byte @Nullable [] packed) {
        OpenSuggestions open = new OpenSuggestions();
        if (packed != null) {
            ByteBuffer from = ByteBuffer.wrap(packed);
            open.newest = from.getLong();
            for (int more = from.getChar(); more > 0; more--) {
                open.suggestions.add(CorrectedSuggestion.unpacked(from));
            }
        }
        return open;
    }

    public byte[] packed() {
        CorrectionPacking to =
                new CorrectionPacking(HEAD_BYTES + SUGGESTION_BYTES * suggestions.size())
                        .number(newest)
                        .count(suggestions.size());
        suggestions.forEach(suggestion -> suggestion.pack(to));
        return to.packed();
    }

    public void shown(String id, long at, String event, String feature, Changes changes) {
        at(id, at).shown(at, event, feature, changes);
    }

    public void accepted(String id, long at, Changes changes) {
        at(id, at).accepted(at, changes);
    }

    /**
     * The last edit before a horizon decides.
     *
     * @param distance 0 to 1; 1 where all was removed
     */
    public void edited(String id, long at, String event, double distance, Changes changes) {
        at(id, at).edited(new CorrectedSuggestion.Edit(at, event, distance), changes);
    }

    /** Whether all are over, for an event at this instant or later. */
    public boolean areOver(long millis) {
        return suggestions.stream().allMatch(suggestion -> suggestion.isOver(millis));
    }

    private CorrectedSuggestion at(String id, long at) {
        if (at > newest) {
            newest = at;
            long settled = newest - Contest.OUT_OF_ORDERNESS_MILLIS;
            suggestions.removeIf(suggestion -> suggestion.isOver(settled));
        }
        for (int i = suggestions.size() - 1; i >= 0; i--) {
            if (suggestions.get(i).id.equals(id)) {
                return suggestions.get(i);
            }
        }
        CorrectedSuggestion suggestion = new CorrectedSuggestion(id);
        suggestions.add(suggestion);
        return suggestion;
    }
}
