package dev.stet.alerts;

import dev.stet.contract.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered within one {@link Scope}; a state backend, or the heap. */
public interface Memory {

    /** Null for a segment that was never seen, or is forgotten. */
    @Nullable SegmentHistory history(View view, String segmentBy, String segment);

    void keep(View view, String segmentBy, String segment, SegmentHistory history);

    /** Null where no alert stands under this key. */
    @Nullable Standing standing(String key);

    /** All that stand, in any order; a copy. */
    List<Standing> standing();

    void stands(Standing standing);

    void ends(Standing standing);

    /**
     * The start of the first window of a view; that of this one, if there was none before.
     *
     * @param millis the start of the window that is looked at
     */
    long first(View view, long millis);
}
