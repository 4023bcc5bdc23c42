/** One pure class per kind of subject: what its history amounts to. */
@org.jspecify.annotations.NullMarked
package dev.stet.lifecycle.families;
