/** Draws the interactions that people are to evaluate. Pure: no Flink, no clock. */
@NullMarked
package dev.stet.sample;

import org.jspecify.annotations.NullMarked;
