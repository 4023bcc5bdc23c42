package dev.stet.contract;

/** The forms that an alert is posted in, both of JSON. */
public enum AlertForm {
    /** The columns of {@code kpi_alert}. */
    JSON,
    /** A text, as the incoming webhooks of Slack and of many others take it. */
    SLACK
}
