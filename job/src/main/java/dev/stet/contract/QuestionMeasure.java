package dev.stet.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The additive measures of {@code question_kpi}; distinct users stand beside them. */
public enum QuestionMeasure {
    QUERIES("questions asked, each interaction once"),
    REPEATS("asked again by the same user after 30 min to 7 days"),
    REASKS("asked again after more than 5 and less than 30 min"),
    RESUBMITTED("asked again within 5 min: the earlier of the two"),
    REGENERATED("with a regeneration in [query, query + 30 min]"),
    REGENERATIONS("all regenerations in that interval; a query can have many"),
    RETRIED("resubmitted or regenerated"),
    SATISFIED("not asked again within 30 min, and not regenerated");

    private static final List<Measure> USERS =
            List.of(
                    Measure.distinct("asking_users", "distinct users who asked, exact"),
                    Measure.distinct("repeat_users", "distinct users with a repeat, exact"));

    private final String words;

    QuestionMeasure(String words) {
        this.words = words;
    }

    static List<Measure> all() {
        return Stream.concat(Arrays.stream(values()).map(QuestionMeasure::measure), USERS.stream())
                .toList();
    }

    private Measure measure() {
        return Measure.count(Measure.column(this), words);
    }
}
