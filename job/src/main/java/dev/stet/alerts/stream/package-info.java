/** The operator of the dataflow that raises alerts, and its state. */
@NullMarked
package dev.stet.alerts.stream;

import org.jspecify.annotations.NullMarked;
