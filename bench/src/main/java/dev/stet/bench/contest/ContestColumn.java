package dev.stet.bench.contest;

import java.util.Locale;

/** What a cell of the contest holds, one count each. */
public enum ContestColumn {
    /** Suggestions, by their earliest {@code suggestion.shown}; the cohort of the next nine too. */
    SHOWN,
    /**
     * With a {@code suggestion.accepted} in [shown, shown + 30 min]; the earliest is the accept.
     */
    ACCEPTED,
    /** Accepted, and the last edit in [accept, accept + 30 s] has distance &lt; 1; none: 0. */
    PRESENT_30S,
    PRESENT_120S,
    PRESENT_300S,
    PRESENT_600S,
    /** The same with distance = 0. */
    UNCHANGED_30S,
    UNCHANGED_120S,
    UNCHANGED_300S,
    UNCHANGED_600S,
    /** Interactions with a {@code query.submitted}. */
    QUERIES,
    /**
     * Queries 30 min to 7 days after the same user's latest earlier query with the same text, in
     * lower case; {@code instruction: true} does not occur in the contest.
     */
    REPEATS,
    /** Distinct users with a query, exactly. */
    ASKING_USERS;

    /** As in SQL. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
