package dev.stet.metrics;

import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.Value;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What stands in the id of a metric for one of several words. */
final class Variables {

    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "Xs",
                            SuggestionMeasure.HORIZON_SECONDS.stream()
                                    .map(seconds -> seconds + "s")
                                    .toList(),
                    "dN", List.of("d1", "d7", "d28"),
                    "<failure_mode>", Value.FAILURE_MODE.names(),
                    "<kind>", Value.INCIDENT_KIND.names());

    private Variables() {}

    /** The ids that an id stands for: itself, if there is no variable in it. */
    static List<String> written(String id) {
        return fillings(id).stream().map(filling -> filling.apply(id)).toList();
    }

    /** Each puts one of the words in place of the variable of an id, in any text. */
    static List<UnaryOperator<String>> fillings(String id) {
        return WORDS.entrySet().stream()
                .filter(variable -> id.contains("_" + variable.getKey()))
                .findFirst()
                .map(
                        variable ->
                                variable.getValue().stream()
                                        .map(word -> filling(variable.getKey(), word))
                                        .toList())
                .orElse(List.of(UnaryOperator.identity()));
    }

    private static UnaryOperator<String> filling(String variable, String word) {
        return text -> text.replace(variable, word);
    }
}
