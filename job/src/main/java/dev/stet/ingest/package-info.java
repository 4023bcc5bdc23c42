@NullMarked
package dev.stet.ingest;

import org.jspecify.annotations.NullMarked;
