/** Other producers' records as events of the contract: mappings that YAML files declare. */
@NullMarked
package dev.stet.ingest.formats;

import org.jspecify.annotations.NullMarked;
