package dev.stet.bench.load;

/** What is drawn: one number has as many independent draws as there are names here. */
enum LoadDraw {
    GAP,
    KIND,
    IS_ONE_USER,
    USER,
    ID,
    EVENT_ID,
    EVENT_ID_END,
    CONTEXT,
    PAYLOAD,
    DETAIL,
    ACCEPTED,
    ACCEPT_KIND,
    ACCEPT_AFTER,
    REJECTED,
    REJECT_AFTER,
    EDITED,
    EDIT_AFTER,
    CLOSED,
    CLOSE_AFTER,
    REGENERATED,
    REGENERATE_AFTER,
    ASKED_AGAIN,
    ASK_KIND,
    ASK_AFTER,
    DELAY_KIND,
    DELAY,
    TWICE,
    SECOND_DELAY,
    SESSION
}
