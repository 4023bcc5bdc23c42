package dev.stet.contract;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a file of targets says.
 *
 * @param levels of every metric, and of the segments that have levels of their own
 * @param failureModeOwners who answers for failures of a kind
 */
public record Targets(
        List<Target> levels, Map<String, String> failureModeOwners, List<ObjectiveGoal> objectives)
        implements Serializable {

    public Targets {
        levels = List.copyOf(levels);
        failureModeOwners = Map.copyOf(failureModeOwners);
        objectives = List.copyOf(objectives);
    }
}
