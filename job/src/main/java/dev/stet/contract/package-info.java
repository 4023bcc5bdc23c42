@NullMarked
package dev.stet.contract;

import org.jspecify.annotations.NullMarked;
