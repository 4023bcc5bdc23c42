package dev.stet;

import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Names every step. The uid is the step's address in a savepoint: never edit one, retire it. A test
 * holds the list.
 */
public enum Step {
    INTERACTIONS("ingest.interactions", "Read interactions"),
    ADMISSION("ingest.admission", "Admit, refuse or set aside as late"),
    INGEST_SUM("rollup.ingest-sum", "Sum ingest facts within the task"),
    SUGGESTIONS("lifecycle.suggestions", "Follow suggestions"),
    SUGGESTION_SUM("rollup.suggestion-sum", "Sum suggestion facts within the task"),
    QUESTIONS("lifecycle.questions", "Follow questions"),
    QUESTION_SUM("rollup.question-sum", "Sum question facts within the task"),
    KPI_ROWS("rollup.kpi-rows", "Sum facts to KPI rows");

    private final String uid;
    private final String title;

    Step(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    public String uid() {
        return uid;
    }

    public String title() {
        return title;
    }

    <T> SingleOutputStreamOperator<T> name(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid).name(title);
    }
}
