package dev.stet.contract;

/**
 * Every event type of the contract. Append new constants at the end only: state and wire hold
 * ordinals.
 */
public enum EventType {
    SUGGESTION_SHOWN("suggestion.shown"),
    SUGGESTION_ACCEPTED("suggestion.accepted"),
    SUGGESTION_REJECTED("suggestion.rejected"),
    CONTENT_EDITED("content.edited"),
    ARTIFACT_CLOSED("artifact.closed"),
    QUERY_SUBMITTED("query.submitted"),
    ANSWER_REGENERATED("answer.regenerated"),
    GENERATION_COMPLETED("generation.completed"),
    FEEDBACK_GIVEN("feedback.given"),
    SURVEY_SHOWN("survey.shown"),
    TASK_STARTED("task.started"),
    TASK_ENDED("task.ended"),
    OUTCOME_REVERSED("outcome.reversed"),
    CONVERSATION_OPENED("conversation.opened"),
    CONVERSATION_CLOSED("conversation.closed"),
    CONVERSATION_REOPENED("conversation.reopened"),
    ESCALATION_REQUESTED("escalation.requested"),
    HANDOFF_COMPLETED("handoff.completed"),
    DECISION_MADE("decision.made"),
    DECISION_OVERRIDDEN("decision.overridden"),
    EVALUATION_RECORDED("evaluation.recorded"),
    REVIEW_COMPLETED("review.completed"),
    SAFETY_TRIGGERED("safety.triggered"),
    SOURCE_INSPECTED("source.inspected"),
    COST_RECORDED("cost.recorded"),
    ELIGIBILITY_SET("eligibility.set"),
    FEATURE_INVOKED("feature.invoked"),
    OPPORTUNITY_SEEN("opportunity.seen"),
    USER_ACTIVE("user.active"),
    EXPERIMENT_EXPOSED("experiment.exposed"),
    CONVERSION_RECORDED("conversion.recorded"),
    TICKET_OPENED("ticket.opened"),
    INCIDENT_OPENED("incident.opened"),
    TICKET_RESOLVED("ticket.resolved"),
    INCIDENT_RESOLVED("incident.resolved"),
    USER_ERASED("user.erased");

    private static final EventType[] ALL = values();

    private final String label;

    EventType(String label) {
        this.label = label;
    }

    public static EventType at(int ordinal) {
        return ALL[ordinal];
    }

    /** The name in events: {@code suggestion.shown}. */
    public String label() {
        return label;
    }
}
