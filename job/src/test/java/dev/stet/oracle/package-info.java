/**
 * What the numbers mean, a second time: plain, slow, straight from the definitions, sharing no code
 * with the job. The real events, counted by somebody else's program, hold it to the truth.
 */
@NullMarked
package dev.stet.oracle;

import org.jspecify.annotations.NullMarked;
