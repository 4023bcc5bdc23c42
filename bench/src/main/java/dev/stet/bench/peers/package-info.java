/** Other systems, each as its experienced users would put the contest's question to it. */
@NullMarked
package dev.stet.bench.peers;

import org.jspecify.annotations.NullMarked;
