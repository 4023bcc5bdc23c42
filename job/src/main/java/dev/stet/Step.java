package dev.stet;

import dev.stet.state.CacheSize;
import java.util.Arrays;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Names every step. The uid is the step's address in a savepoint: never edit one, retire it. A test
 * holds the list.
 */
public enum Step {
    INTERACTIONS("ingest.interactions", "Read interactions"),
    ADMISSION("ingest.admission", "Admit, refuse or set aside as late"),
    INGEST_SUM("rollup.ingest-sum", "Sum ingest facts within the task"),
    SUGGESTIONS("lifecycle.suggestions", "Follow suggestions", Weight.HOT),
    SUGGESTION_SUM("rollup.suggestion-sum", "Sum suggestion facts within the task"),
    QUESTIONS("lifecycle.questions", "Follow questions", Weight.HOT),
    QUESTION_SUM("rollup.question-sum", "Sum question facts within the task"),
    KPI_ROWS("rollup.kpi-rows", "Sum facts to KPI rows", Weight.HOT);

    private final String uid;
    private final String title;
    private final int cacheWeight;

    Step(String uid, String title) {
        this(uid, title, 0);
    }

    /**
     * @param cacheWeight of what a keyed step holds in memory before its state, beside that of the
     *     others; 0 for a step that has no key
     */
    Step(String uid, String title, int cacheWeight) {
        this.uid = uid;
        this.title = title;
        this.cacheWeight = cacheWeight;
    }

    /** The weights of the steps that most of the events pass; any other keyed step has 1. */
    private static final class Weight {
        static final int HOT = 4;
    }

    public String uid() {
        return uid;
    }

    public String title() {
        return title;
    }

    int cacheWeight() {
        return cacheWeight;
    }

    /** What this step may hold in memory, of what all keyed steps share. */
    CacheSize cache(CacheSize configured) {
        int all = Arrays.stream(values()).mapToInt(Step::cacheWeight).sum();
        return configured.weighted(cacheWeight, all);
    }

    <T> SingleOutputStreamOperator<T> name(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid).name(title);
    }
}
