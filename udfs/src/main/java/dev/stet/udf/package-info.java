@NullMarked
package dev.stet.udf;

import org.jspecify.annotations.NullMarked;
