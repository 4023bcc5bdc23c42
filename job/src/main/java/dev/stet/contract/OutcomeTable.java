package dev.stet.contract;

import java.io.Serializable;
import java.util.List;

/**
 * What the rows of one kind of subject are called, for drill-down.
 *
 * @param view whose measures the rows have a share of
 * @param ids the columns that identify a subject within its tenant, without the user
 * @param byUser whether an id is one user's: the user then belongs to the key
 * @param moments the columns of its moments, that of the opening first
 * @param labels the columns of its labels
 */
public record OutcomeTable(
        View view, List<String> ids, boolean byUser, List<String> moments, List<String> labels)
        implements Serializable {

    public OutcomeTable {
        ids = List.copyOf(ids);
        moments = List.copyOf(moments);
        labels = List.copyOf(labels);
    }

    /** Of the table, and of the topic behind its prefix. */
    public String name() {
        return view.noun() + "_outcome";
    }
}
