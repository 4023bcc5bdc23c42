/** JSON records of the event contract: what is read of them, in bytes. */
@NullMarked
package dev.stet.ingest.json;

import org.jspecify.annotations.NullMarked;
