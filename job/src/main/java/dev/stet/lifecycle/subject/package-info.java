/** The engine of all subjects that are not hot: histories, judgements, claims. */
@org.jspecify.annotations.NullMarked
package dev.stet.lifecycle.subject;
