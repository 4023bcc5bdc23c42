/** Sends alerts to whoever listens on HTTP. */
@NullMarked
package dev.stet.sinks.webhook;

import org.jspecify.annotations.NullMarked;
