@NullMarked
package dev.stet.savepoint;

import org.jspecify.annotations.NullMarked;
