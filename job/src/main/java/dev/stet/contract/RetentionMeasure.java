package dev.stet.contract;

import java.util.Arrays;
import java.util.List;

/** The measures of {@code retention_kpi}. Append new constants at the end only. */
public enum RetentionMeasure {
    NEW_USERS("users active for the first time, or after more than 90 d"),
    NEW_AI_USERS("of these with a use on the same day"),
    RETAINED_D1("new users who were active 1 day later"),
    RETAINED_AI_D1("of these with a use on their first day"),
    RETAINED_D7("new users who were active 7 days later"),
    RETAINED_AI_D7("of these with a use on their first day"),
    RETAINED_D28("new users who were active 28 days later"),
    RETAINED_AI_D28("of these with a use on their first day"),
    REPEAT_USERS("new users who were active on one of the next 27 days"),
    REPEAT_AI_USERS("of these with a use on their first day"),
    ACTIVE_DAYS("days on which new users were active, of their first 28"),
    ACTIVE_AI_DAYS("of these the days of users with a use on their first day"),
    CONVERTED("new users with a conversion within 28 d"),
    CONVERTED_AI("of these with a use on their first day");

    private static final RetentionMeasure[] ALL = values();

    private final String words;

    RetentionMeasure(String words) {
        this.words = words;
    }

    /** The same of users with a use on their first day. */
    public RetentionMeasure ofAi() {
        return ALL[ordinal() + 1];
    }

    static List<Measure> all() {
        return Arrays.stream(ALL)
                .map(each -> Measure.count(Measure.column(each), each.words))
                .toList();
    }
}
