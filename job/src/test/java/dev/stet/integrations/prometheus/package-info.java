/** Alerts about the job itself, for Prometheus. */
@NullMarked
package dev.stet.integrations.prometheus;

import org.jspecify.annotations.NullMarked;
