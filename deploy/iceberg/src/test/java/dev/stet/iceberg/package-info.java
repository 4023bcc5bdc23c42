@NullMarked
package dev.stet.iceberg;

import org.jspecify.annotations.NullMarked;
