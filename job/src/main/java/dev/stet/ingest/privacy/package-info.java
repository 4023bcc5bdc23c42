/** Keys derived from the secret: pseudonyms, fingerprints, keys of ids. */
@NullMarked
package dev.stet.ingest.privacy;

import org.jspecify.annotations.NullMarked;
