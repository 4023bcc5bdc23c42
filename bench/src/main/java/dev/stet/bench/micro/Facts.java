package dev.stet.bench.micro;

import dev.stet.contract.Clusters;
import dev.stet.contract.Fact;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.SuggestionMeasure.AtHorizon;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.List;

/** What lifecycles say of the contest's suggestions: shown, accepted, an edit's correction. */
final class Facts {

    private Facts() {}

    static List<Fact> ofSuggestions() {
        List<Fact> facts = new ArrayList<>();
        for (SuggestionEvent.Shown shown : ContestEvents.decoded(SuggestionEvent.Shown.class)) {
            long[] opened = new long[SuggestionMeasure.COUNT];
            opened[SuggestionMeasure.SHOWN] = 1;
            opened[SuggestionMeasure.SHOWN_CHARS] = shown.chars();
            facts.add(fact(shown, opened));
            if (facts.size() % 3 == 0) {
                facts.add(fact(shown, accepted(shown.chars())));
            }
            if (facts.size() % 5 == 0) {
                facts.add(fact(shown, edited(shown.chars())));
            }
        }
        return facts;
    }

    private static long[] accepted(long chars) {
        long[] measures = new long[SuggestionMeasure.COUNT];
        measures[SuggestionMeasure.ACCEPTED] = 1;
        measures[SuggestionMeasure.ACCEPTED_CHARS] = chars;
        for (int horizon = 0; horizon < SuggestionMeasure.HORIZON_SECONDS.size(); horizon++) {
            for (AtHorizon flag :
                    List.of(
                            AtHorizon.OBSERVED,
                            AtHorizon.PRESENT,
                            AtHorizon.UNCHANGED,
                            AtHorizon.MOSTLY_UNCHANGED)) {
                measures[SuggestionMeasure.at(horizon, flag)] = 1;
            }
            measures[SuggestionMeasure.at(horizon, AtHorizon.RETAINED_CHARS)] = chars;
            measures[SuggestionMeasure.at(horizon, AtHorizon.OBSERVED_CHARS)] = chars;
        }
        return measures;
    }

    private static long[] edited(long chars) {
        long[] measures = new long[SuggestionMeasure.COUNT];
        int last = SuggestionMeasure.HORIZON_SECONDS.size() - 1;
        measures[SuggestionMeasure.at(last, AtHorizon.UNCHANGED)] = -1;
        measures[SuggestionMeasure.at(last, AtHorizon.RETAINED_CHARS)] = -chars / 3;
        return measures;
    }

    private static Fact fact(SuggestionEvent.Shown shown, long[] measures) {
        return new Fact(
                View.SUGGESTION,
                shown.header().tenant(),
                shown.header().eventTimeMillis(),
                shown.dimensions(),
                measures,
                null,
                List.of(),
                Clusters.bucketOf(shown.user()));
    }
}
