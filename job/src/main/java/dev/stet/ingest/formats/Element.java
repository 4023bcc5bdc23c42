package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;

/**
 * One thing that a record tells: the record itself, or an entry of a batch.
 *
 * @param tree as the paths of a mapping see it
 * @param raw its own bytes, for the dead letters
 * @param place where it stands in its record, empty where it is the record
 */
record Element(JsonTree tree, byte[] raw, String place) {}
