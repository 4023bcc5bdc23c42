package dev.stet.bench.load;

/** What a record says. Ordinals take part in event ids: append only, at most 16. */
enum Stage {
    SHOWN,
    ACCEPTED,
    REJECTED,
    EDITED,
    CLOSED,
    ASKED,
    REGENERATED,
    OTHER
}
