/**
 * The registry of metrics: what each one is, in one place. Views and documents are made from it.
 */
@NullMarked
package dev.stet.metrics;

import org.jspecify.annotations.NullMarked;
