package dev.stet.alerts;

import java.util.function.Consumer;

/** One way in which a row can deserve a look. Pure. */
interface Rule {

    /** Tells what it finds, one finding for each metric that it could judge, good or bad. */
    void judge(Case each, Consumer<Finding> findings);
}
