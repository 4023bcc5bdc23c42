/** No framework: a consumer, a parser, hash maps. */
@NullMarked
package dev.stet.bench.peers.plain;

import org.jspecify.annotations.NullMarked;
