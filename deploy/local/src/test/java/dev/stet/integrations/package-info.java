/** What others' tools import, held against a real database and a running job. */
@NullMarked
package dev.stet.integrations;

import org.jspecify.annotations.NullMarked;
