/** What stands between the operators and their state: memory for what is in use. */
@NullMarked
package dev.stet.state;

import org.jspecify.annotations.NullMarked;
