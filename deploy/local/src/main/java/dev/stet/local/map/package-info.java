/** {@code stet map}: tries a mapping of another producer's records. */
@NullMarked
package dev.stet.local.map;

import org.jspecify.annotations.NullMarked;
