/** Events from files: which files, in which order, and what was found in them. */
@NullMarked
package dev.stet.ingest.files;

import org.jspecify.annotations.NullMarked;
