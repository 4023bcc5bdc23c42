/** Decides which final rows somebody should look at. Pure: no Flink, no clock. */
@NullMarked
package dev.stet.alerts;

import org.jspecify.annotations.NullMarked;
