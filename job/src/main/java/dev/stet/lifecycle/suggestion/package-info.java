/** The lifecycle of suggestions: shown, accepted or rejected, edited, closed. */
@NullMarked
package dev.stet.lifecycle.suggestion;

import org.jspecify.annotations.NullMarked;
