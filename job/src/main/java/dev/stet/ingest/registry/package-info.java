/** Records in the frame of a schema registry: Avro, Protobuf and JSON of the event contract. */
@NullMarked
package dev.stet.ingest.registry;

import org.jspecify.annotations.NullMarked;
