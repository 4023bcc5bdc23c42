/** The same events and the same question, put to Stet and to other systems in turn. */
@NullMarked
package dev.stet.bench.contest;

import org.jspecify.annotations.NullMarked;
