package dev.stet.bench.contest;

import java.util.ArrayList;
import java.util.List;

/** One entry with its state in one place: what takes a turn in each round. */
public record Entrant(Entry entry, StateIn state) {

    public static final Entrant COUNT = new Entrant(Entry.COUNT, StateIn.HEAP);

    /** Every place of state of each entry, in the order given. */
    public static List<Entrant> of(List<Entry> entries) {
        List<Entrant> entrants = new ArrayList<>();
        for (Entry entry : entries) {
            for (StateIn state : StateIn.values()) {
                if (entry.keepsStateIn(state)) {
                    entrants.add(new Entrant(entry, state));
                }
            }
        }
        return entrants;
    }

    /** As in the report: {@code heap}; a dash where there is no state. */
    public String stateTitle() {
        if (!entry.answers()) {
            return "–";
        }
        return state == StateIn.HEAP ? "heap" : "RocksDB";
    }

    @Override
    public String toString() {
        return entry.answers() ? entry.title() + ", " + stateTitle() : entry.title();
    }
}
