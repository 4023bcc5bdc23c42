/** Made-up load: any number of valid events, fast, equal for equal settings, byte for byte. */
@NullMarked
package dev.stet.bench.load;

import org.jspecify.annotations.NullMarked;
