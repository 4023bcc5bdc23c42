/** What others' tools import: each file is made from the code, and held by a test. */
@NullMarked
package dev.stet.integrations;

import org.jspecify.annotations.NullMarked;
